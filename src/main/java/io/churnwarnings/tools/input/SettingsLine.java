package io.churnwarnings.tools.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A setting as a line of YAML. */
public final class SettingsLine {

    private static final Pattern LINE =
            Pattern.compile("( *)(?:'([^']+)'|\"([^\"]+)\"|([^\\s#'\":][^\\s:]*)): ?(.*)");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'.*");
    private static final Pattern TWICE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\".*");

    private SettingsLine() {}

    /** A setting as a line of YAML, of which the mark * and the colon are parts. */
    public static String of(String key, String value) {
        boolean plain =
                value.matches("[A-Za-z0-9/_][A-Za-z0-9/_ .|-]*")
                                && !value.matches("(?i)yes|no|on|off|null|[0-9._e+-]+")
                        || value.matches("[0-9]+");
        return key + ": " + (plain ? value : "'" + value.replace("'", "''") + "'");
    }

    /** The key of a line, or null. */
    static String key(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return null;
        }
        return found.group(2) != null
                ? found.group(2)
                : found.group(3) != null ? found.group(3) : found.group(4);
    }

    /** How far it is indented. */
    static int depth(String line) {
        Matcher found = LINE.matcher(line);
        return found.matches() ? found.group(1).length() : 0;
    }

    /** Its value without quotes; empty if what follows belongs to it. */
    static String value(String line) {
        Matcher found = LINE.matcher(line);
        String rest = found.matches() ? found.group(5).strip() : "";
        Matcher quoted = QUOTED.matcher(rest);
        if (quoted.matches()) {
            return quoted.group(1).replace("''", "'");
        }
        Matcher twice = TWICE.matcher(rest);
        if (twice.matches()) {
            return twice.group(1);
        }
        return rest.startsWith("#") ? "" : rest.replaceAll("\\s+#.*", "").strip();
    }
}
