package io.churnwarnings.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.Stage;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScoreTest {

    private static final long DAY = 86_400_000;

    @Test
    void aWarningIsRightIfTheCustomerStaysAwayForTheHorizon() {
        Score score = score(Map.of("a", days(10), "b", days(10, 120), "c", days(10, 121)), 300);

        score.add(warning("a", 30, 0.5));
        score.add(warning("b", 30, 0.6));
        score.add(warning("c", 30, 0.7));

        assertThat(score.judged()).isEqualTo(3);
        assertThat(score.right()).isEqualTo(2);
        assertThat(score.rightShare()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(score.foretoldShare()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void noWarningIsScoredBeforeTheHorizonIsOver() {
        Score score = score(Map.of("a", days(10), "b", days(10, 40)), 119);

        score.add(warning("a", 30, 0.5));
        score.add(warning("b", 30, 0.5));

        assertThat(score.warnings()).isEqualTo(2);
        assertThat(score.judged()).isZero();
        assertThat(score.rightShare()).isNull();
        assertThat(score.foretoldShare()).isNull();
    }

    @Test
    void countsCustomersWhoReturnWithinACycle() {
        Score score = score(Map.of("a", days(10, 50), "b", days(10, 51), "c", days(10)), 60);

        score.add(warning("a", 30, 0.5));
        score.add(warning("b", 30, 0.5));
        score.add(warning("c", 41, 0.5));

        assertThat(score.backWithinCycleShare()).isEqualTo(0.5);
    }

    @Test
    void knownFutureOrdersDecideOpenWarnings() {
        Orders known =
                new Orders(Map.of("a", days(10), "b", days(10)), 60 * DAY)
                        .foretold(Map.of("a", 70 * DAY));
        Score score = new Score(known, 90);

        score.add(warning("a", 30, Double.NaN));
        score.add(warning("b", 30, Double.NaN));

        assertThat(score.judged()).isEqualTo(2);
        assertThat(score.right()).isEqualTo(1);
        assertThat(score.foretoldShare()).isNull();
    }

    private static Score score(Map<String, long[]> orders, long end) {
        return new Score(new Orders(orders, end * DAY), 90);
    }

    private static Warned warning(String customer, long day, double probability) {
        return new Warned(
                customer,
                Stage.AT_RISK,
                day * DAY,
                10 * DAY,
                20,
                probability,
                CustomerType.RETURNING,
                CustomerValue.NORMAL);
    }

    private static long[] days(long... days) {
        return LongStream.of(days).map(day -> day * DAY).toArray();
    }
}
