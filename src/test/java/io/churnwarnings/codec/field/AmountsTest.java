package io.churnwarnings.codec.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.CpuTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    private static final BigDecimal LIMIT = new BigDecimal("1e12");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "0e999999999999999999999, 0",
        "0.000e-5, 0",
        "1, 10000",
        "-1, -10000",
        "1.5, 15000",
        "0.00005, 0",
        "0.00015, 2",
        "0.00025, 2",
        "0.000250000000000000000001, 3",
        "0.00035, 4",
        "-0.00015, -2",
        "-0.00005, 0",
        "0.00006, 1",
        "0.000049999, 0",
        "0.000009, 0",
        "9e-5, 1",
        "5e-5, 0",
        "51e-6, 1",
        "1e-4, 1",
        "1e11, 1000000000000000",
        "99999999999.99995, 1000000000000000",
        "999999999999.9999, 9999999999999999",
        "999999999999.99994999, 9999999999999999",
        "1E+2, 1000000",
        "123.4e-2, 12340",
        "1e-999999999, 0",
        "1e-99999999999999999999, 0",
        "0.0000001e11, 100000000"
    })
    void amountsAreKeptToFourDecimalsHalfEven(String text, long expected) {
        assertThat(Amounts.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1e12",
        "-1e12",
        "999999999999.99995",
        "1e13",
        "1e999999999",
        "1e999999999999999999999",
        "0.1e13",
        "10000000000000000000"
    })
    void amountsFromATrillionAreUnusable(String text) {
        assertThat(Amounts.parse(text)).isEqualTo(Amounts.UNUSABLE);
    }

    @Test
    void hugeNumeralsAreReadExactlyAndAtOnce() {
        String zeros = "0".repeat(400_000);
        assertThat(CpuTime.of(() -> parseHuge(zeros))).isLessThan(Duration.ofSeconds(2));
    }

    private static void parseHuge(String zeros) {
        assertThat(Amounts.parse("1" + zeros + "e-400000")).isEqualTo(10_000);
        assertThat(Amounts.parse("0." + zeros + "1e400001")).isEqualTo(10_000);
        assertThat(Amounts.parse("0.00005" + zeros + "1")).isEqualTo(1);
        assertThat(Amounts.parse("0.00005" + zeros)).isZero();
        assertThat(Amounts.parse("9" + zeros)).isEqualTo(Amounts.UNUSABLE);
        assertThat(Amounts.parse("1e" + "0".repeat(400_000) + "2")).isEqualTo(1_000_000);
        assertThat(Amounts.parse("1e-" + "9".repeat(400_000))).isZero();
    }

    @Property(tries = 5000, seed = "20261130")
    void theyAgreeWithExactArithmetic(@ForAll("numerals") String text) {
        BigDecimal exact = new BigDecimal(text).setScale(4, RoundingMode.HALF_EVEN);
        long expected =
                exact.abs().compareTo(LIMIT) < 0
                        ? exact.unscaledValue().longValueExact()
                        : Amounts.UNUSABLE;
        assertThat(Amounts.parse(text)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> numerals() {
        Arbitrary<String> sign = Arbitraries.of("", "-");
        Arbitrary<String> integer =
                Arbitraries.strings().withChars("0123456789").ofMinLength(1).ofMaxLength(14);
        Arbitrary<String> fraction =
                Arbitraries.strings()
                        .withChars("0005559")
                        .ofMinLength(1)
                        .ofMaxLength(9)
                        .map(f -> "." + f)
                        .injectNull(0.3);
        Arbitrary<String> exponent =
                Arbitraries.integers().between(-20, 20).map(e -> "e" + e).injectNull(0.5);
        return Combinators.combine(
                        sign, integer.map(AmountsTest::withoutLeadingZeros), fraction, exponent)
                .as((s, i, f, e) -> s + i + (f == null ? "" : f) + (e == null ? "" : e));
    }

    private static String withoutLeadingZeros(String digits) {
        return digits.replaceFirst("^0+(?=.)", "");
    }
}
