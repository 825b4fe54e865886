package io.churnwarnings.job.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.util.TimeUtils;

/**
 * The four values at which a score changes. Every method throws, or returns null, for what it
 * cannot read.
 */
final class ScoreBreaks {

    private static final int SCORES = 5;
    private static final int DECIMALS = 4;
    private static final BigDecimal MOST_MONEY = BigDecimal.TEN.pow(12);
    private static final Duration LONGEST = Duration.ofDays(365_250);

    private ScoreBreaks() {}

    /** Numbers in rising order, written as {@code a, b, c, d} or {@code [a, b, c, d]}. */
    static List<Long> of(String text, ToLongFunction<String> read) {
        boolean list = text.startsWith("[") && text.endsWith("]");
        String[] parts = (list ? text.substring(1, text.length() - 1) : text).split(",", -1);
        List<Long> breaks = new ArrayList<>();
        for (String part : parts) {
            long value = read.applyAsLong(part.trim());
            if (value <= 0 || !breaks.isEmpty() && value <= breaks.get(breaks.size() - 1)) {
                return null;
            }
            breaks.add(value);
        }
        return breaks.size() == SCORES - 1 ? breaks : null;
    }

    /** Milliseconds; 0 for what is too long. */
    static long duration(String text) {
        Duration duration = TimeUtils.parseDuration(text);
        return duration.compareTo(LONGEST) > 0 ? 0 : duration.toMillis();
    }

    static long count(String text) {
        return Integer.parseInt(text);
    }

    /** In 1/10,000 of the currency's unit; 0 for what is too much. */
    static long money(String text) {
        BigDecimal amount = new BigDecimal(text);
        return amount.compareTo(MOST_MONEY) >= 0
                ? 0
                : amount.movePointRight(DECIMALS).longValueExact();
    }
}
