package io.churnwarnings.tools.doctor;

import java.util.Map;

/**
 * How the times at a place are written.
 *
 * @param format as churn.input.mapping.time-format has it
 * @param needsZone whether a zone must be told with it
 */
record TimeGuess(String format, boolean needsZone) {

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}";
    private static final double ENOUGH = 0.9;

    private static final Map<String, TimeGuess> WAYS =
            Map.ofEntries(
                    way(
                            DAY
                                    + "[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})",
                            "iso",
                            false),
                    way("1[0-9]{12}", "epoch-ms", false),
                    way("1[0-9]{9}(\\.[0-9]{1,6})?", "epoch-s", false),
                    way("1[0-9]{15}", "epoch-us", false),
                    way(DAY + " " + CLOCK, "yyyy-MM-dd HH:mm:ss", true),
                    way(DAY + " " + CLOCK + "\\.[0-9]{3}", "yyyy-MM-dd HH:mm:ss.SSS", true),
                    way(DAY + "T" + CLOCK, "yyyy-MM-dd'T'HH:mm:ss", true),
                    way(DAY + "T" + CLOCK + "\\.[0-9]{3}", "yyyy-MM-dd'T'HH:mm:ss.SSS", true),
                    way(DAY + " [0-9]{2}:[0-9]{2}", "yyyy-MM-dd HH:mm", true),
                    way(DAY + "T" + CLOCK + "[+-][0-9]{4}", "yyyy-MM-dd'T'HH:mm:ssXX", false),
                    way(DAY + " " + CLOCK + " UTC", "yyyy-MM-dd HH:mm:ss VV", false),
                    way(DAY, "yyyy-MM-dd", true),
                    way(
                            "[0-9]{2}\\.[0-9]{2}\\.[0-9]{4} [0-9]{2}:[0-9]{2}",
                            "dd.MM.yyyy HH:mm", true),
                    way("[0-9]{2}\\.[0-9]{2}\\.[0-9]{4} " + CLOCK, "dd.MM.yyyy HH:mm:ss", true));

    /** The way of a field's times, or null if they are none. */
    static TimeGuess of(Field field) {
        for (Map.Entry<String, TimeGuess> way : WAYS.entrySet()) {
            if (field.matching(way.getKey()) >= ENOUGH) {
                boolean number = field.integers > 0;
                // Integers are milliseconds in the usual way too.
                return number && way.getValue().format.equals("epoch-ms")
                        ? new TimeGuess("iso", false)
                        : way.getValue();
            }
        }
        return null;
    }

    private static Map.Entry<String, TimeGuess> way(String regex, String format, boolean zone) {
        return Map.entry(regex, new TimeGuess(format, zone));
    }
}
