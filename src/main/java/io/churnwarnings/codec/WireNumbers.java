package io.churnwarnings.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Numbers and times as they stand on the wire. */
final class WireNumbers {

    private static final int DAY_DECIMALS = 3;
    private static final int PROBABILITY_DECIMALS = 4;
    private static final int MONEY_DECIMALS = 4;
    private static final BigDecimal DAY_MILLIS = BigDecimal.valueOf(86_400_000);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private WireNumbers() {}

    /** ISO-8601 with milliseconds, always. */
    static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }

    /** Days of a whole number of milliseconds, rounded from the exact quotient. */
    static String days(long millis) {
        return BigDecimal.valueOf(millis)
                .divide(DAY_MILLIS, DAY_DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Days or a ratio, rounded from the exact value of the double. */
    static String decimal(double value) {
        return new BigDecimal(value).setScale(DAY_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A probability, rounded from the exact value of the double. */
    static String probability(double value) {
        return new BigDecimal(value)
                .setScale(PROBABILITY_DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Money in 1/10,000 of a currency's unit. */
    static String money(long amount) {
        return plain(BigDecimal.valueOf(amount, MONEY_DECIMALS));
    }

    /** A number in as few digits as tell it from others. */
    static String plain(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
