package io.churnwarnings.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.testkit.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Quick arithmetic against exact decimals, and quick text against the library's. */
class WireNumbersTest {

    private static final int ROUNDS = 200_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final double[] ODD = {
        0,
        -0.0,
        -1.5,
        -0.0004,
        Double.MIN_VALUE,
        0.9999,
        0.9995,
        0.99949999,
        0.00005,
        999.9995,
        1e7,
        12345678,
        62.5,
        0.1,
        1e11 + 0.0625,
        1e12,
        1.5e15,
        1e300,
        Double.MAX_VALUE
    };

    private final long seed = Seeds.fixedOr("fuzz.seed");
    private final Random random = new Random(seed);

    WireNumbersTest() {
        System.out.println("WireNumbersTest seed " + seed);
    }

    @Test
    void roundedDoublesAreThoseOfExactDecimals() {
        for (double value : ODD) {
            sameRounding(value);
        }
        for (int i = 0; i < ROUNDS; i++) {
            double value = nearATie();
            sameRounding(value);
            sameRounding(Math.nextUp(value));
            sameRounding(Math.nextDown(value));
        }
    }

    /** Ties of 3 or 4 decimals, of which a double can hold some exactly, and anything at all. */
    private double nearATie() {
        double limit = Math.pow(10, random.nextInt(13));
        return switch (random.nextInt(3)) {
            case 0 -> Math.rint(random.nextDouble() * limit * 1000) / 1000 + 0.0005;
            case 1 -> Math.rint(random.nextDouble() * limit * 32) / 32;
            default -> random.nextDouble() * limit;
        };
    }

    private void sameRounding(double value) {
        assertThat(written(out -> WireNumbers.decimal(value, out)))
                .as("%s of seed %d", value, seed)
                .isEqualTo(exact(value, 3));
        assertThat(written(out -> WireNumbers.probability(value, out)))
                .as("%s of seed %d", value, seed)
                .isEqualTo(exact(value, 4));
    }

    private static String exact(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    @Test
    void daysAreRoundedFromTheExactQuotient() {
        for (int i = 0; i < ROUNDS; i++) {
            long millis =
                    i % 2 == 0
                            ? random.nextLong() >> random.nextInt(40)
                            : 43_200L * random.nextInt(1 << 20) + random.nextInt(3) - 1;
            assertThat(written(out -> WireNumbers.days(millis, out)))
                    .as("%d of seed %d", millis, seed)
                    .isEqualTo(
                            BigDecimal.valueOf(millis)
                                    .divide(
                                            BigDecimal.valueOf(86_400_000),
                                            3,
                                            RoundingMode.HALF_EVEN)
                                    .toPlainString());
        }
    }

    @Test
    void moneyAndPlainNumbersHaveNoTrailingZeros() {
        for (int i = 0; i < ROUNDS; i++) {
            long amount = random.nextLong() >>> 1 + random.nextInt(60);
            long money = i % 2 == 0 ? amount : amount / 1000 * 1000;
            assertThat(written(out -> WireNumbers.money(money, out)))
                    .as("%d of seed %d", money, seed)
                    .isEqualTo(plain(BigDecimal.valueOf(money, 4)));
            double number = i < ODD.length ? ODD[i] : money / 16.0;
            assertThat(written(out -> WireNumbers.plain(number, out)))
                    .as("%s of seed %d", number, seed)
                    .isEqualTo(plain(BigDecimal.valueOf(number)));
        }
    }

    @Test
    void moneyBeyondALongIsWrittenExactly() {
        MoneySum sum = MoneySum.of(Long.MAX_VALUE).plus(Long.MAX_VALUE).plus(2);

        assertThat(written(out -> WireNumbers.money(sum, out))).isEqualTo("1844674407370955.1616");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    @Test
    void timesAreThoseOfTheFormatter() {
        long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli() - 1000;
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1000;
        for (int i = 0; i < ROUNDS; i++) {
            long millis =
                    switch (i % 3) {
                        case 0 -> first + random.nextInt(2000);
                        case 1 -> last - random.nextInt(2000);
                        default -> first + (long) (random.nextDouble() * (last - first));
                    };
            assertThat(written(out -> WireNumbers.time(millis, out)))
                    .as("%d of seed %d", millis, seed)
                    .isEqualTo(TIME.format(Instant.ofEpochMilli(millis)));
        }
    }

    @Test
    void stringsAreThoseOfJsonTextHoweverLong() {
        String alphabet =
                "abcXYZ 019/<>'\u007f\"\\\b\n\u0000\u001f\u0080\u00e9\u5ba2\ud83d\uded2\ufffe";
        for (int i = 0; i < 20_000; i++) {
            int kinds = i % 2 == 0 ? 15 : alphabet.length();
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(i % 100 == 0 ? 4000 : 30); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(kinds)));
            }
            StringBuilder expected = new StringBuilder();
            JsonText.appendQuoted(expected, text.toString());
            assertThat(written(out -> out.quoted(text.toString())))
                    .as("seed %d", seed)
                    .isEqualTo(new String(expected.toString().getBytes(UTF_8), UTF_8));
        }
    }

    private static String written(Consumer<JsonBytes> writer) {
        JsonBytes out = new JsonBytes();
        writer.accept(out);
        return new String(out.toBytes(), UTF_8);
    }
}
