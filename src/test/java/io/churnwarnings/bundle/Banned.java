package io.churnwarnings.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of what may not be bundled: {@code group:name < version} up to that version, {@code
 * group:name *} in none; {@code accept group:name in carrier} lets one copy pass that only the
 * makers of the carrier can replace.
 */
final class Banned {

    private static final Pattern RULE = Pattern.compile("(\\S+:\\S+) (?:< (\\S+)|\\*)");
    private static final Pattern ACCEPTED = Pattern.compile("accept (\\S+) in (\\S+)");

    private final List<Matcher> rules = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();

    Banned(List<String> lines) {
        for (String line : lines) {
            Matcher rule = RULE.matcher(line);
            Matcher exception = ACCEPTED.matcher(line);
            if (exception.matches()) {
                accepted.add(exception.group(1) + " in " + exception.group(2));
            } else if (rule.matches()) {
                rules.add(rule);
            } else {
                throw new IllegalArgumentException("neither rule nor exception: " + line);
            }
        }
    }

    List<Component> among(List<Component> components) {
        return components.stream()
                .filter(this::isBanned)
                .filter(each -> !accepted.contains(exception(each)))
                .toList();
    }

    /** The exceptions that let nothing pass any more. */
    List<String> needlessAmong(List<Component> components) {
        List<String> needed =
                components.stream().filter(this::isBanned).map(Banned::exception).toList();
        return accepted.stream().filter(each -> !needed.contains(each)).toList();
    }

    private boolean isBanned(Component component) {
        Coordinates library = component.library();
        String name = library.group() + ":" + library.name();
        return rules.stream()
                .filter(rule -> matches(rule.group(1), name))
                .map(rule -> rule.group(2))
                .anyMatch(first -> first == null || Versions.isBefore(library.version(), first));
    }

    private static String exception(Component component) {
        Coordinates library = component.library();
        return library.group() + ":" + library.name() + " in " + component.carrier();
    }

    private static boolean matches(String pattern, String name) {
        return name.matches(pattern.replace(".", "\\.").replace("*", ".*"));
    }
}
