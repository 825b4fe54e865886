package io.churnwarnings.tools.doctor.shape;

import java.util.List;

/**
 * How the times at a place are written.
 *
 * @param format as churn.input.mapping.time-format has it; {@value #UNDECIDED} where day and month
 *     cannot be distinguished
 * @param needsZone whether it needs a zone
 */
public record TimeGuess(String format, boolean needsZone) {

    static final String UNDECIDED = "?";

    private static final double ENOUGH = 0.9;
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?";
    private static final String OFFSET = " ?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)";
    private static final String HOURS = "[0-9]{1,2}:[0-9]{2}";

    /** A way to write times; of several in which a value can be read the first counts. */
    private record Way(String regex, String format, boolean zone) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way(DAY + "[Tt ]" + CLOCK + OFFSET, "iso", false),
                    new Way(DAY + "([Tt ]" + CLOCK + ")?", "iso", true),
                    new Way("1[0-9]{12}(\\.0+)?|[0-9](\\.[0-9]+)?E\\+?12", "epoch-ms", false),
                    new Way("1[0-9]{9}(\\.[0-9]{1,9})?", "epoch-s", false),
                    new Way("1[0-9]{15}", "epoch-us", false),
                    new Way("1[0-9]{18}", "epoch-ns", false),
                    new Way("(19|20)[0-9]{6}", "yyyyMMdd", true),
                    new Way("(19|20)[0-9]{12}", "yyyyMMddHHmmss", true),
                    new Way(DAY + " " + CLOCK + " UTC", "yyyy-MM-dd HH:mm:ss[.SSSSSS] VV", false),
                    new Way("[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}", "yyyy/M/d", true),
                    new Way("[0-9]{4}/[0-9]{1,2}/[0-9]{1,2} " + HOURS, "yyyy/M/d H:mm", true),
                    new Way(
                            "[0-9]{4}/[0-9]{1,2}/[0-9]{1,2} " + HOURS + ":[0-9]{2}",
                            "yyyy/M/d H:mm:ss",
                            true),
                    new Way("[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}", "d.M.yyyy", true),
                    new Way("[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4} " + HOURS, "d.M.yyyy H:mm", true),
                    new Way(
                            "[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4} " + HOURS + ":[0-9]{2}",
                            "d.M.yyyy H:mm:ss",
                            true),
                    new Way(
                            "[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} .*",
                            "rfc-2822", false),
                    new Way("[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{2}", "d.M.yy", true),
                    new Way("[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{2} " + HOURS, "d.M.yy H:mm", true),
                    new Way("[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4}", "MMM d, yyyy", true),
                    new Way(
                            "[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4},? "
                                    + HOURS
                                    + ":[0-9]{2} ?[AaPp][Mm]",
                            "MMM d, yyyy[,] h:mm:ss[ ]a",
                            true),
                    new Way(
                            "[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4},? " + HOURS + " ?[AaPp][Mm]",
                            "MMM d, yyyy[,] h:mm[ ]a",
                            true),
                    new Way("[A-Z][a-z]{2}-[0-9]{1,2}-[0-9]{2}", "MMM-d-yy", true),
                    new Way("[A-Z][a-z]{2}-[0-9]{1,2}-[0-9]{4}", "MMM-d-yyyy", true),
                    new Way("[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}", "d MMM yyyy", true),
                    new Way("[0-9]{1,2}-[A-Z][a-z]{2}-[0-9]{4}", "d-MMM-yyyy", true),
                    new Way("[0-9]{1,2}-[A-Z][a-z]{2}-[0-9]{2}", "d-MMM-yy", true));

    /** The way of a field's times, or null if they are none. */
    public static TimeGuess of(Field field) {
        if (!field.isScalar()) {
            return null;
        }
        for (Way way : WAYS) {
            if (field.matching(way.regex) >= ENOUGH) {
                // Numbers of milliseconds are times in the usual way too.
                return field.numbers > 0 && way.format.equals("epoch-ms")
                        ? new TimeGuess("iso", false)
                        : new TimeGuess(way.format, way.zone);
            }
        }
        return slashes(field);
    }

    /** 05/03/2024, with or without a time of the day. */
    private static TimeGuess slashes(Field field) {
        for (String separator : List.of("/", "-")) {
            for (String year : List.of("yyyy", "yy")) {
                String digits = "[0-9]{1,2}" + separator;
                String date = digits + digits + "[0-9]{" + year.length() + "}";
                String time = field.matching(date) >= ENOUGH ? "" : time(field, date);
                if (time != null) {
                    String order =
                            field.days.isDayFirst()
                                    ? "d/M/"
                                    : field.days.isMonthFirst() ? "M/d/" : null;
                    return new TimeGuess(
                            order == null ? UNDECIDED : order.replace("/", separator) + year + time,
                            true);
                }
            }
        }
        return null;
    }

    private static String time(Field field, String date) {
        if (field.matching(date + ",? " + HOURS) >= ENOUGH) {
            return comma(field) + " H:mm";
        }
        if (field.matching(date + ",? " + HOURS + ":[0-9]{2}") >= ENOUGH) {
            return comma(field) + " H:mm:ss";
        }
        if (field.matching(date + ",? " + HOURS + " ?[AaPp][Mm]") >= ENOUGH) {
            return comma(field) + " h:mm[ ]a";
        }
        return field.matching(date + ",? " + HOURS + ":[0-9]{2} ?[AaPp][Mm]") >= ENOUGH
                ? comma(field) + " h:mm:ss[ ]a"
                : null;
    }

    private static String comma(Field field) {
        return field.values.keySet().iterator().next().contains(",") ? "," : "";
    }
}
