package io.churnwarnings.tools.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The one file of settings that tools write and people change: what a person has changed or added
 * stays, comments too; a line that a tool has written is replaced when it is written again, if its
 * value is still the tool's.
 */
public final class SettingsFile {

    private static final String MARK = "  # tool:";

    private static final List<String> HEAD =
            List.of(
                    "# Settings for all tools and for the job (--config). A line marked 'tool' is"
                            + " written anew by the tool",
                    "# that knows better; as soon as its value is changed by hand, it stays as it"
                            + " is.");

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * Writes settings, beside those that are there.
     *
     * @param settings by key
     * @param remarks remarks on them, by key
     */
    public void write(Map<String, String> settings, Map<String, String> remarks)
            throws IOException {
        List<String> lines =
                Files.exists(file)
                        ? new ArrayList<>(Files.readAllLines(file, UTF_8))
                        : new ArrayList<>(HEAD);
        Map<String, Integer> there = places(lines);
        settings.forEach(
                (key, value) -> {
                    Integer at = there.get(key);
                    if (at == null) {
                        if (remarks.containsKey(key)) {
                            lines.add("# " + remarks.get(key));
                        }
                        lines.add(line(key, value));
                    } else if (isOfTool(lines.get(at), key)) {
                        lines.set(at, line(key, value));
                    }
                });
        // Nothing half written is ever there under the name.
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".settings", ".yaml");
        try {
            Files.write(fresh, lines, UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The keys that a file of settings has, dotted, with their values as they are written. */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        if (file != null && Files.isRegularFile(file)) {
            List<String> lines = Files.readAllLines(file, UTF_8);
            places(lines).forEach((key, at) -> values.put(key, SettingsLine.value(lines.get(at))));
        }
        return values;
    }

    private static Map<String, Integer> places(List<String> lines) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<String> parents = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String key = SettingsLine.key(lines.get(i));
            if (key == null) {
                continue;
            }
            int depth = SettingsLine.depth(lines.get(i));
            while (!depths.isEmpty() && depths.get(depths.size() - 1) >= depth) {
                depths.remove(depths.size() - 1);
                parents.remove(parents.size() - 1);
            }
            String dotted = parents.isEmpty() ? key : String.join(".", parents) + "." + key;
            if (SettingsLine.value(lines.get(i)).isEmpty()) {
                parents.add(key);
                depths.add(depth);
            } else {
                places.put(dotted, i);
            }
        }
        return places;
    }

    private static String line(String key, String value) {
        String text = SettingsLine.of(key, value);
        return text + MARK + sum(text);
    }

    private static boolean isOfTool(String line, String key) {
        int mark = line.lastIndexOf(MARK);
        return mark > 0
                && line.startsWith(key)
                && line.substring(mark + MARK.length())
                        .strip()
                        .equals(sum(line.substring(0, mark)));
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
