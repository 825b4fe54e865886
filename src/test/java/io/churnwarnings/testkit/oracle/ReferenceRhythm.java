package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often a customer buys, judged by the orders that stand at an instant, and where that puts the
 * lines of his silence.
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
     * The deadlines of the stages that apply to him, in order of the stages; no deadline is before
     * that of a lower stage.
     */
    Map<Stage, Long> lines() {
        Map<Stage, Long> lines = new EnumMap<>(Stage.class);
        long lost = roundedUp((lastPurchaseAt() + (double) policy.lostAfter()) / 1000);
        if (hasCycle() && unclampedCycleDays() > policy.ceilingDays()) {
            lost = Math.max(lost, deadline(policy.atRiskCycles(), unclampedCycleDays()));
        } else if (hasCycle() && isEligible()) {
            lines.put(Stage.AT_RISK, deadline(policy.atRiskCycles(), cycleDays()));
            lines.put(Stage.LIKELY_LOST, deadline(policy.likelyLostCycles(), cycleDays()));
            lost = Math.max(lost, lines.get(Stage.LIKELY_LOST));
        }
        lines.put(Stage.LOST, lost);
        return lines;
    }

    /**
     * The deadlines where lines hold back until the loss is probable enough; those that are not
     * reached before the end are left out.
     */
    Map<Stage, Long> lines(ReferenceLoss loss, long end) {
        Map<Stage, Long> held = new EnumMap<>(Stage.class);
        lines().forEach(
                        (stage, line) -> {
                            Long deadline = stage == Stage.LOST ? line : held(stage, loss, end);
                            if (deadline != null && deadline < end) {
                                held.put(stage, deadline);
                            }
                        });
        return held;
    }

    private Long held(Stage stage, ReferenceLoss loss, long end) {
        double theta = stage == Stage.AT_RISK ? policy.atRiskCycles() : policy.likelyLostCycles();
        double last = Math.max(theta * cycleDays(), policy.lostAfter() / Policy.DAY);
        for (int k = 0; (theta + 0.05 * k) * cycleDays() <= last; k++) {
            long instant = deadline(theta + 0.05 * k, cycleDays());
            if (instant >= end) {
                return null;
            }
            if (loss == null || probability(loss, instant) >= policy.loss().minProbability()) {
                return instant;
            }
        }
        return null;
    }

    double probability(ReferenceLoss loss, long instant) {
        return loss.probability(gapsMillis(), lifeMillis(), instant - lastPurchaseAt());
    }

    private long deadline(double cycles, double cycleDays) {
        return roundedUp((lastPurchaseAt() + cycles * cycleDays * Policy.DAY) / 1000);
    }

    private static long roundedUp(double seconds) {
        return (long) Math.ceil(seconds) * 1000;
    }
}
