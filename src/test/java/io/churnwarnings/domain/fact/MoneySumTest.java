package io.churnwarnings.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneySumTest {

    @Test
    void sumsAreExactBeyondALong() {
        Random random = new Random(20_100_101);
        for (int round = 0; round < 200; round++) {
            MoneySum sum = MoneySum.ZERO;
            BigInteger exact = BigInteger.ZERO;
            for (int i = 0; i < 50; i++) {
                long amount = random.nextLong() >> random.nextInt(Long.SIZE);
                MoneySum other = sum.plus(amount);
                sum = random.nextBoolean() ? other : sum.plus(MoneySum.of(amount));
                assertThat(sum).isEqualTo(other);
                exact = exact.add(BigInteger.valueOf(amount));
                assertThat(sum.toBigInteger()).isEqualTo(exact);
                assertThat(sum.fitsLong()).isEqualTo(exact.bitLength() < Long.SIZE);
                assertThat(sum.orZero().toBigInteger()).isEqualTo(exact.max(BigInteger.ZERO));
                assertThat(Integer.signum(sum.compareTo(MoneySum.of(7))))
                        .isEqualTo(exact.compareTo(BigInteger.valueOf(7)));
            }
        }
    }

    @Test
    void aSumThatDoesNotFitIsClampedToTheNextLong() {
        MoneySum most = MoneySum.of(Long.MAX_VALUE);

        assertThat(most.clamped()).isEqualTo(Long.MAX_VALUE);
        assertThat(most.plus(1).clamped()).isEqualTo(Long.MAX_VALUE);
        assertThat(MoneySum.of(Long.MIN_VALUE).plus(-1).clamped()).isEqualTo(Long.MIN_VALUE);
        assertThat(most.plus(1).plus(-1)).isEqualTo(most);
    }
}
