package io.churnwarnings.tools.backtest.report;

import java.util.Locale;

/** Numbers as the report shows them. */
final class Numbers {

    private static final String NOTHING = "–";

    private Numbers() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share of 0 to 1 in percent. */
    static String percent(Double share) {
        return share == null ? NOTHING : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String days(Double days) {
        return days == null ? NOTHING : String.format(Locale.ROOT, "%.0f", days);
    }

    static String decimals(Double value) {
        return value == null ? NOTHING : String.format(Locale.ROOT, "%.3f", value);
    }

    /** How many times in ten, for a share of 0 to 1. */
    static long inTen(double share) {
        return Math.round(10 * share);
    }

    /** Text that may hold anything. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
