package io.churnwarnings.tools.doctor;

import java.time.Instant;

/** Formats numbers for people. */
final class DoctorText {

    private static final long MINUTE = 60_000;

    private DoctorText() {}

    /** A line of two columns; either may be empty. */
    static String line(String what, String how) {
        return how.isEmpty() ? what : "%-20s  %s".formatted(what, how);
    }

    static String count(int number) {
        return "%,d".formatted(number);
    }

    static String share(int part, int whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        return part > 0 && percent < 0.1 ? "below 0.1 %" : "%.1f %%".formatted(percent);
    }

    static String span(long millis) {
        if (millis < MINUTE) {
            return "%.1f s".formatted(millis / 1e3);
        }
        if (millis < 120 * MINUTE) {
            return "%.1f min".formatted(millis / 6e4);
        }
        return millis < 2880 * MINUTE
                ? "%.1f h".formatted(millis / 3.6e6)
                : "%.1f days".formatted(millis / 8.64e7);
    }

    static String day(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(0, 10);
    }
}
