package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.ReturnModel;
import io.churnwarnings.model.Dropout;
import io.churnwarnings.model.GammaGaps;
import io.churnwarnings.model.LogNormalGaps;
import io.churnwarnings.model.LossProbability;
import io.churnwarnings.model.OrderValue;
import io.churnwarnings.model.SpendModel;
import io.churnwarnings.model.Valuation;
import io.churnwarnings.testkit.Policies;
import java.util.Random;

/** Draws policies; about half of the rules are as by default. */
final class NastyPolicies {

    private final Random random;

    NastyPolicies(Random random) {
        this.random = random;
    }

    Policy draw() {
        Policies policies =
                new Policies().historyFacts(oneOf(4, 8, 8, 32)).minGaps(oneOf(2, 2, 1, 3));
        if (random.nextInt(3) == 0) {
            policies.meanGap(oneOf(5, 40, 300), oneOf(3, 1, 0)).minGaps(oneOf(1, 1, 0, 2));
            policies.oneTimeBuyers(random.nextInt(4) > 0);
        }
        if (random.nextInt(3) == 0) {
            policies.estimator(CycleEstimator.MEAN);
        }
        if (random.nextInt(3) == 0) {
            policies.ceilingDays(oneOf(2, 12, 60));
        }
        if (random.nextInt(4) == 0) {
            policies.occasionWindow(oneOf(0, 1, 60_000, 3 * (int) Policies.DAY));
        }
        if (random.nextInt(4) == 0) {
            policies.likelyLostCycles(oneOf(15, 30, 45) / 10.0);
        }
        if (random.nextBoolean()) {
            int lost = oneOf(30, 90, 365);
            policies.lostAfterDays(lost).retentionDays(lost + oneOf(1, 30, 135));
        }
        if (random.nextBoolean()) {
            BacklogMode mode = BacklogMode.values()[random.nextInt(3)];
            policies.warningsFrom(
                    Story.START + random.nextInt(800) * Policies.DAY + oneOf(0, 0, 1, 1000), mode);
        }
        drawCustomers(policies);
        Policy drawn = policies.build();
        return random.nextInt(3) == 0 ? drawn.with(line(drawn.hasMeanGap())) : drawn;
    }

    private void drawCustomers(Policies policies) {
        policies.monetaryBreaks(10, 40, 90, 200).drift(oneOf(4, 4, 6), 1.2, "0.9");
        if (random.nextBoolean()) {
            policies.calendar(random.nextBoolean() ? "Asia/Shanghai" : "America/New_York", 1);
        }
        if (random.nextInt(3) == 0) {
            policies.rate("USD", random.nextBoolean() ? "7.21345" : "0.33333");
        }
        if (random.nextInt(3) == 0) {
            policies.loyalOccasions(oneOf(2, 3, 9)).drift(4, 1.05, "1");
        }
        if (random.nextInt(3) == 0) {
            policies.loss(estimator(), random.nextBoolean() ? oneOf(2, 5, 8) / 10.0 : 0);
        }
    }

    /** Lines of another kind than cycles. */
    private LinePolicy line(boolean meanGap) {
        double price = oneOf(1, 5, 50) / 10.0;
        double days = oneOf(1, 12, 45);
        return new LinePolicy(
                meanGap && random.nextInt(3) > 0 ? LineKind.PRICE : LineKind.DAYS,
                price,
                price / oneOf(1, 2, 50),
                days,
                days + oneOf(0, 10, 400),
                oneOf(0, 1, 8) / 4.0,
                returns());
    }

    ReturnModel returns() {
        return new ReturnModel(some(), 30 * some(), some() / 10, some(), oneOf(7, 90));
    }

    LossProbability estimator() {
        return new LossProbability(
                new GammaGaps(some(), 30 * some(), new Dropout(some() / 10, some())),
                new LogNormalGaps(
                        3 + some() / 3,
                        some(),
                        5 * some(),
                        some(),
                        new Dropout(some() / 10, some())),
                oneOf(7, 90),
                random.nextBoolean() ? valuation() : Valuation.NONE);
    }

    private Valuation valuation() {
        return new Valuation(
                random.nextInt(3) > 0 ? new OrderValue(some() * 2, some(), some() - 0.5) : null,
                random.nextInt(3) > 0 ? new SpendModel(some(), 1 + some(), 20 * some()) : null,
                oneOf(1, 90, 365));
    }

    private double some() {
        return 0.2 + 2 * random.nextDouble();
    }

    private int oneOf(int... values) {
        return values[random.nextInt(values.length)];
    }
}
