package io.churnwarnings.codec.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.churnwarnings.domain.fact.MoneySum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Numbers and times as they stand on the wire. Where long arithmetic is exact it is used, as it
 * takes a fraction of the time of {@link BigDecimal}, which does the rest.
 */
public final class WireNumbers {

    private static final int DAY_DECIMALS = 3;
    private static final int PROBABILITY_DECIMALS = 4;
    private static final int MONEY_DECIMALS = 4;
    private static final int CENT_DECIMALS = 2;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};
    private static final long DAY_MILLIS = 86_400_000;
    private static final int LAST_YEAR = 9999;

    /** Below this, a double has its fraction exactly, and so has its whole part 10,000 times. */
    private static final double SMALL = 1e12;

    /** Below this, Java writes a double without exponent. */
    private static final double PLAIN = 1e7;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private WireNumbers() {}

    /** ISO-8601 with milliseconds, always. */
    public static void time(long epochMillis, JsonBytes out) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY_MILLIS));
        int year = date.getYear();
        if (year < 0 || year > LAST_YEAR) {
            ascii(TIME.format(Instant.ofEpochMilli(epochMillis)), out);
            return;
        }
        out.date(year, date.getMonthValue(), date.getDayOfMonth()).raw('T');
        out.clock((int) Math.floorMod(epochMillis, DAY_MILLIS)).raw('Z');
    }

    /** Days of a whole number of milliseconds, rounded half-even from the exact quotient. */
    public static void days(long millis, JsonBytes out) {
        days(millis, DAY_MILLIS / POWERS[DAY_DECIMALS], out);
    }

    /** Days of business time in 1/10,000 ms, rounded half-even from the exact quotient. */
    public static void businessDays(long time, JsonBytes out) {
        days(time, DAY_MILLIS * 10_000 / POWERS[DAY_DECIMALS], out);
    }

    /**
     * @param unit a thousandth of a day
     */
    private static void days(long time, long unit, JsonBytes out) {
        long thousandths = Math.floorDiv(time, unit);
        long twice = 2 * Math.floorMod(time, unit);
        boolean up = twice > unit || twice == unit && (thousandths & 1) == 1;
        fixed(thousandths + (up ? 1 : 0), DAY_DECIMALS, out);
    }

    /** Days or a ratio, rounded half-even from the exact value of the double. */
    public static void decimal(double value, JsonBytes out) {
        rounded(value, DAY_DECIMALS, out);
    }

    /** A probability, rounded half-even from the exact value of the double. */
    public static void probability(double value, JsonBytes out) {
        rounded(value, PROBABILITY_DECIMALS, out);
    }

    /** Money of 0 or more in 1/10,000 of a currency's unit. */
    public static void money(MoneySum amount, JsonBytes out) {
        if (amount.fitsLong()) {
            money(amount.low(), out);
        } else {
            BigDecimal exact = new BigDecimal(amount.toBigInteger(), MONEY_DECIMALS);
            ascii(exact.stripTrailingZeros().toPlainString(), out);
        }
    }

    /** Money of 0 or more in 1/10,000 of a currency's unit. */
    public static void money(long amount, JsonBytes out) {
        int decimals = MONEY_DECIMALS;
        long units = amount;
        while (decimals > 0 && units % 10 == 0) {
            units /= 10;
            decimals--;
        }
        fixed(units, decimals, out);
    }

    /** An estimate of money in units, rounded half-even to 2 decimals, then as money. */
    public static void cents(double value, JsonBytes out) {
        BigDecimal cents = new BigDecimal(value).setScale(CENT_DECIMALS, RoundingMode.HALF_EVEN);
        ascii(cents.stripTrailingZeros().toPlainString(), out);
    }

    /** A number in the fewest digits that identify it. */
    public static void plain(double value, JsonBytes out) {
        if (value >= 0 && value < PLAIN && value == (long) value) {
            out.number((long) value);
            return;
        }
        ascii(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString(), out);
    }

    private static void rounded(double value, int decimals, JsonBytes out) {
        if (!(value >= 0 && value < SMALL)) {
            BigDecimal exact = new BigDecimal(value);
            ascii(exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString(), out);
            return;
        }
        long power = POWERS[decimals];
        long whole = (long) value;
        double fraction = value - whole;
        // The exact product is the sum of these two, the second less than half a digit of the
        // first: it decides where the first lies in the middle.
        double product = fraction * power;
        double rest = Math.fma(fraction, power, -product);
        long units = (long) product;
        double over = product - units - 0.5;
        units += whole * power;
        boolean up = over > 0 || over == 0 && (rest > 0 || rest == 0 && (units & 1) == 1);
        fixed(units + (up ? 1 : 0), decimals, out);
    }

    /** A whole number of tenths, hundredths and so on, with all its decimals. */
    private static void fixed(long units, int decimals, JsonBytes out) {
        if (units < 0) {
            out.raw('-');
        }
        long power = POWERS[decimals];
        out.number(Math.abs(units / power));
        if (decimals > 0) {
            out.raw('.').number(Math.abs(units % power), decimals);
        }
    }

    private static void ascii(String text, JsonBytes out) {
        out.raw(text.getBytes(US_ASCII));
    }
}
