package io.churnwarnings.tools.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.churnwarnings.model.SpendModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyFitTest {

    @Test
    void theSpendingParametersAreRecovered() {
        Random random = new Random(7);
        SpendFit fit = new SpendFit();
        for (int i = 0; i < 20_000; i++) {
            double rate = gamma(4, random) / 60;
            int occasions = 1 + random.nextInt(6);
            double money = 0;
            for (int j = 0; j < occasions; j++) {
                money += gamma(3, random) / rate;
            }
            fit.add(occasions, money / occasions);
        }
        SpendModel model = fit.fit();
        assertThat(model.p()).isCloseTo(3, within(0.15));
        assertThat(model.q()).isCloseTo(4, within(0.25));
        assertThat(model.gamma()).isCloseTo(60, within(5.0));
    }

    @Test
    void aRegressionFindsItsCoefficientsAgain() {
        Random random = new Random(11);
        double[][] rows = new double[50_000][];
        boolean[] labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            double odds = 0.3 + 0.9 * rows[i][0] - 0.4 * rows[i][1];
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
        }
        LogisticRegression with = new LogisticRegression(rows, labels, 2);
        assertThat(with.coefficient(0)).isCloseTo(0.9, within(0.05));
        assertThat(with.coefficient(1)).isCloseTo(-0.4, within(0.05));
        LogisticRegression without = new LogisticRegression(rows, labels, 1);
        assertThat(2 * (with.logLikelihood() - without.logLikelihood())).isGreaterThan(1_000);
    }

    /** Of a whole shape: a sum of exponential numbers. */
    private static double gamma(int shape, Random random) {
        double sum = 0;
        for (int i = 0; i < shape; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }
}
