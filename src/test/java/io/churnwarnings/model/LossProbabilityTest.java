package io.churnwarnings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.testkit.oracle.ReferenceLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probability of loss against numerical integration, worked examples and common sense. */
class LossProbabilityTest {

    private static final long DAY = 86_400_000;
    private static final double AGREED = 1e-4;

    /** Gaps in days that follow one another, over and over. */
    private static final double[][] RHYTHMS = {
        {1e-8}, {0.02}, {0.7}, {30}, {900}, {0.05, 700}, {3, 4, 5, 80}, {40, 20, 10, 5, 2, 1}
    };

    private static final int[] GAPS = {0, 1, 2, 5, 16, 17, 5_000};
    private static final double[] SILENCES = {0, 0.02, 0.5, 3, 31, 90, 365, 3_650};

    private static final LossProbability SHOP =
            new LossProbability(
                    new GammaGaps(0.9, 74, new Dropout(0.9, 20)),
                    new LogNormalGaps(4.5, 0.8, 5.5, 0.7, new Dropout(0.4, 3)),
                    90);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTheIntegralForModelsOfEveryKind(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            compare(drawn(random, 1e-3, 1e3, 8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTheIntegralForModelsAtTheEndsOfWhatIsAllowed(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            compare(drawn(random, 1e-9, 1e9, 50));
        }
    }

    private static void compare(LossProbability model) {
        ReferenceLoss reference = new ReferenceLoss(model);
        for (int x : GAPS) {
            for (double[] rhythm : RHYTHMS) {
                List<Long> gaps = gaps(rhythm, x);
                long life = gaps.stream().mapToLong(Long::longValue).sum();
                for (double silence : SILENCES) {
                    long millis = Math.round(silence * DAY);
                    double actual = probability(model, last16(gaps), x, life, millis);
                    assertThat(actual)
                            .as("%s, %d gaps of %s, silent %s", model, x, last16(gaps), silence)
                            .isBetween(0.0, 1.0)
                            .isCloseTo(reference.probability(gaps, life, millis), within(AGREED));
                }
            }
        }
    }

    /** Parameters of all orders of magnitude, or at an end of them. */
    private static LossProbability drawn(Random random, double least, double most, double mostLog) {
        double[] p = new double[9];
        for (int i = 0; i < p.length; i++) {
            double place = Math.max(0, Math.min(1, random.nextDouble() * 1.4 - 0.2));
            p[i] = least * Math.pow(most / least, place);
        }
        double mu0 = mostLog * (2 * random.nextDouble() - 1);
        return new LossProbability(
                new GammaGaps(p[0], p[1], new Dropout(p[2], p[3])),
                new LogNormalGaps(mu0, p[4], p[5], p[6], new Dropout(p[7], p[8])),
                random.nextBoolean() ? 90 : 1);
    }

    /** Worked out with pencil and paper: the dropout and the survival can be read off. */
    @Test
    void theGammaPartOfAOneTimeBuyer() {
        GammaGaps gamma = new GammaGaps(1, 100, new Dropout(1, 3));
        // gone 1/4; alive 3/4, silent for 100 of ∞ days: 100/200, for 300 of them: 100/400
        assertThat(gamma.loss(0, 0, 100, 200))
                .isCloseTo((0.25 + 0.75 * 0.25) / (0.25 + 0.75 * 0.5), within(1e-12));
        // two gaps in 50 days: gone 1/6, rate shape 3, (150/250)³ and (150/450)³
        assertThat(gamma.loss(2, 50, 100, 200))
                .isCloseTo((1 / 6.0 + 5 / 6.0 / 27) / (1 / 6.0 + 5 / 6.0 * 0.216), within(1e-12));
    }

    @Test
    void theLogNormalPartOfAOneTimeBuyer() {
        // One degree of freedom, scale √(1·(1 + 1/1)) = √2: a Cauchy distribution has a closed
        // form.
        LogNormalGaps logNormal = new LogNormalGaps(Math.log(100), 1, 1, 1, new Dropout(1, 1));
        double later = 0.5 - Math.atan(Math.log(3) / Math.sqrt(2)) / Math.PI;
        assertThat(logNormal.loss(0, LogGaps.of(new double[0], 0.8), 100, 200))
                .isCloseTo((0.5 + 0.5 * later) / (0.5 + 0.5 * 0.5), within(1e-12));
    }

    @Test
    void aGapWeighsFourFifthsOfTheOneAfterIt() {
        LogGaps gaps = LogGaps.of(new double[] {10, 20, 40}, 0.8);
        double mean = (0.64 * Math.log(10) + 0.8 * Math.log(20) + Math.log(40)) / 2.44;
        assertThat(gaps.weight()).isCloseTo(2.44, within(1e-12));
        assertThat(gaps.mean()).isCloseTo(mean, within(1e-12));
        assertThat(gaps.squares())
                .isCloseTo(
                        0.64 * Math.pow(Math.log(10) - mean, 2)
                                + 0.8 * Math.pow(Math.log(20) - mean, 2)
                                + Math.pow(Math.log(40) - mean, 2),
                        within(1e-12));
    }

    @Test
    void halfAnHourIsTheShortestGapAndTheShortestSilence() {
        assertThat(LogGaps.of(new double[] {0.01}, 1).mean()).isEqualTo(Math.log(0.02));
        assertThat(probability(SHOP, List.of(), 0, 0, 0))
                .isEqualTo(probability(SHOP, List.of(), 0, 0, Math.round(0.02 * DAY)));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "10, 20", "20, 40", "40, 400", "400, 3650"})
    void theLongerTheSilenceTheLikelierTheLoss(long days, long moreDays) {
        List<Long> weekly = gaps(new double[] {7}, 10);
        assertThat(probability(SHOP, weekly, 10, 70 * DAY, days * DAY))
                .isLessThan(probability(SHOP, weekly, 10, 70 * DAY, moreDays * DAY));
    }

    private static List<Long> gaps(double[] days, int count) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gaps.add((long) (days[i % days.length] * DAY));
        }
        return gaps;
    }

    private static double probability(
            LossProbability model, List<Long> gaps, int count, long life, long silence) {
        Occasions occasions = new Occasions(count + 1, 0, life, life);
        Purchases purchases = new Purchases(occasions, gaps, List.of(), List.of());
        return model.probability(purchases, life + silence, BusinessTime.ORDINARY);
    }

    private static List<Long> last16(List<Long> gaps) {
        return gaps.subList(Math.max(0, gaps.size() - 16), gaps.size());
    }
}
