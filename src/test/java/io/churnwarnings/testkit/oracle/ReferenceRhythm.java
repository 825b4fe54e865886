package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.ReturnModel;
import io.churnwarnings.domain.policy.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A customer's interpurchase time, by the orders that stand at an instant, and the resulting lines
 * of silence.
 */
final class ReferenceRhythm {

    private final Policy policy;
    private final List<Long> orders;
    private final List<Long> occasions = new ArrayList<>();

    /** From the times of the orders, in order; there is at least one. */
    ReferenceRhythm(List<Long> orders, Policy policy) {
        this.policy = policy;
        this.orders = orders;
        for (long order : orders) {
            if (occasions.isEmpty()
                    || order - occasions.get(occasions.size() - 1) >= policy.occasionWindow()) {
                occasions.add(order);
            }
        }
    }

    long lastPurchaseAt() {
        return orders.get(orders.size() - 1);
    }

    boolean hasOrderAt(long time) {
        return orders.contains(time);
    }

    List<Long> occasions() {
        return occasions;
    }

    /** The times between occasions, the last one last. */
    List<Long> gapsMillis() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < occasions.size(); i++) {
            gaps.add(occasions.get(i) - occasions.get(i - 1));
        }
        return gaps;
    }

    long lifeMillis() {
        return occasions.get(occasions.size() - 1) - occasions.get(0);
    }

    int gaps() {
        return occasions.size() - 1;
    }

    boolean hasCycle() {
        return policy.hasMeanGap() || gaps() > 0;
    }

    double cycleDays() {
        return Math.min(Math.max(unclampedCycleDays(), policy.floorDays()), policy.ceilingDays());
    }

    CycleBasis basis() {
        if (gaps() == 0) {
            return CycleBasis.POPULATION;
        }
        return weight() == 0 ? CycleBasis.OWN : CycleBasis.BLENDED;
    }

    private double weight() {
        boolean ownGapsAlone = policy.estimator() == CycleEstimator.MEAN && gaps() > 0;
        return policy.hasMeanGap() && !ownGapsAlone ? policy.priorWeight() : 0;
    }

    private double unclampedCycleDays() {
        double sum = (occasions.get(occasions.size() - 1) - occasions.get(0)) / Policy.DAY;
        double weight = weight();
        if (weight == 0) {
            return gaps() == 0 ? policy.meanGapDays() : sum / gaps();
        }
        return (sum + weight * policy.meanGapDays()) / (gaps() + weight);
    }

    private boolean isEligible() {
        boolean oneTimeBuyer =
                gaps() == 0
                        && policy.hasMeanGap()
                        && policy.minGaps() <= 1
                        && policy.oneTimeBuyers();
        return gaps() >= policy.minGaps() || oneTimeBuyer;
    }

    /**
     * The deadlines of the applicable stages, in order of the stages; no deadline is before that of
     * a lower stage.
     */
    Map<Stage, Long> lines() {
        Map<Stage, Long> lines = new EnumMap<>(Stage.class);
        long lost = roundedUp((lastPurchaseAt() + (double) policy.lostAfter()) / 1000);
        boolean cycles = policy.line().kind() == LineKind.CYCLES;
        if (cycles && hasCycle() && unclampedCycleDays() > policy.ceilingDays()) {
            lost = Math.max(lost, deadline(policy.atRiskCycles() * unclampedCycleDays()));
        }
        for (Map.Entry<Stage, Double> line : waits().entrySet()) {
            lines.put(line.getKey(), deadline(line.getValue()));
            lost = Math.max(lost, deadline(line.getValue()));
        }
        lines.put(Stage.LOST, lost);
        return lines;
    }

    /** The days of silence until the stages before LOST that apply. */
    private Map<Stage, Double> waits() {
        Map<Stage, Double> waits = new EnumMap<>(Stage.class);
        switch (policy.line().kind()) {
            case CYCLES -> {
                if (hasCycle() && isEligible() && unclampedCycleDays() <= policy.ceilingDays()) {
                    waits.put(Stage.AT_RISK, policy.atRiskCycles() * cycleDays());
                    waits.put(Stage.LIKELY_LOST, policy.likelyLostCycles() * cycleDays());
                }
            }
            case DAYS -> {
                waits.put(Stage.AT_RISK, policy.line().atRiskDays());
                waits.put(Stage.LIKELY_LOST, policy.line().likelyLostDays());
            }
            case PRICE -> {
                double horizons = 2 * policy.line().returns().horizonDays();
                double earliest = policy.line().earliestCycles() * flooredCycleDays();
                double atRisk = cheapest(policy.line().atRiskPrice());
                double likelyLost = cheapest(policy.line().likelyLostPrice());
                if (isEligible() && atRisk < horizons) {
                    waits.put(Stage.AT_RISK, Math.max(atRisk, earliest));
                    if (likelyLost < horizons) {
                        double y = Math.max(likelyLost, earliest);
                        waits.put(Stage.LIKELY_LOST, Math.max(y, waits.get(Stage.AT_RISK)));
                    }
                }
            }
        }
        return waits;
    }

    /** Where the density of the return has fallen to the price of a day times the loss. */
    private double cheapest(double price) {
        ReturnModel model = policy.line().returns();
        double u = price / policy.meanGapDays();
        double beta = model.alpha() + lifeMillis() / Policy.DAY;
        double rho = model.r() + gaps();
        double b = model.b() + gaps();
        double d = model.a() + b * Math.pow(1 + 2 * model.horizonDays() / beta, -rho);
        return Math.max(1, beta * (Math.pow(b * rho / (beta * u * d), 1 / (rho + 1)) - 1));
    }

    private double flooredCycleDays() {
        return Math.max(unclampedCycleDays(), policy.floorDays());
    }

    /**
     * The deadlines where lines hold back until the loss is probable enough; those that are not
     * reached before the end are left out.
     */
    Map<Stage, Long> lines(ReferenceLoss loss, ReferenceSpending spending, long end) {
        Map<Stage, Long> held = new EnumMap<>(Stage.class);
        boolean inOrder = policy.line().kind() != LineKind.CYCLES;
        lines().forEach(
                        (stage, line) -> {
                            Long deadline =
                                    stage == Stage.LOST ? line : held(stage, loss, spending, end);
                            if (loss != null && inOrder && stage == Stage.LIKELY_LOST) {
                                Long atRisk = held.get(Stage.AT_RISK);
                                deadline =
                                        atRisk == null || deadline == null
                                                ? null
                                                : (Long) Math.max(deadline, atRisk);
                            }
                            if (deadline != null && deadline < end) {
                                held.put(stage, deadline);
                            }
                        });
        return held;
    }

    private Long held(Stage stage, ReferenceLoss loss, ReferenceSpending spending, long end) {
        double y = waits().get(stage);
        double theta = stage == Stage.AT_RISK ? policy.atRiskCycles() : policy.likelyLostCycles();
        double last = Math.max(y, policy.lostAfter() / Policy.DAY);
        double wait = y;
        for (int k = 0; wait <= last; k++) {
            long instant = deadline(wait);
            if (instant >= end) {
                return null;
            }
            if (loss == null
                    || probability(loss, spending, instant) >= policy.loss().minProbability()) {
                return instant;
            }
            wait =
                    switch (policy.line().kind()) {
                        case CYCLES -> (theta + 0.05 * (k + 1)) * cycleDays();
                        case PRICE -> y + 0.05 * (k + 1) * flooredCycleDays();
                        case DAYS -> y + (k + 1);
                    };
        }
        return null;
    }

    double probability(ReferenceLoss loss, ReferenceSpending spending, long instant) {
        return loss.probability(
                loss.probability(gapsMillis(), lifeMillis(), instant - lastPurchaseAt()), spending);
    }

    private long deadline(double days) {
        return roundedUp((lastPurchaseAt() + days * Policy.DAY) / 1000);
    }

    private static long roundedUp(double seconds) {
        return (long) Math.ceil(seconds) * 1000;
    }
}
