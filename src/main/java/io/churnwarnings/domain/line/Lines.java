package io.churnwarnings.domain.line;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.domain.policy.Stage;

/**
 * The deadlines of one silence, in UTC epoch milliseconds on whole seconds; {@link #NEVER} where a
 * line does not apply.
 *
 * @param atRisk the deadline of {@link Stage#AT_RISK}
 * @param likelyLost the deadline of {@link Stage#LIKELY_LOST}
 * @param lost the deadline of {@link Stage#LOST}
 */
public record Lines(long atRisk, long likelyLost, long lost) {

    /** The deadline of a line that does not apply. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The lines of a customer who never bought. */
    public static final Lines NONE = new Lines(NEVER, NEVER, NEVER);

    private static final long SECOND = 1_000;

    /**
     * Draws the lines of the silence that began with the last order.
     *
     * @param lastOrder when it began
     * @param state the customer's rhythm as of the line
     */
    public static Lines of(long lastOrder, CycleState state, Policy policy) {
        long lost = -Math.floorDiv(-(lastOrder + policy.lostAfter()), SECOND) * SECOND;
        Cycle cycle = state.cycle();
        if (cycle == null) {
            return new Lines(NEVER, NEVER, lost);
        }
        if (cycle.unclampedDays() > policy.ceilingDays()) {
            // He buys once in years: a year of silence may lie within his own rhythm.
            return new Lines(
                    NEVER,
                    NEVER,
                    Math.max(
                            lost,
                            deadline(lastOrder, policy.atRiskCycles(), cycle.unclampedDays())));
        }
        if (!isEligible(state.gaps(), policy)) {
            return new Lines(NEVER, NEVER, lost);
        }
        long atRisk = deadline(lastOrder, policy.atRiskCycles(), cycle.days());
        long likelyLost = deadline(lastOrder, policy.likelyLostCycles(), cycle.days());
        return new Lines(atRisk, likelyLost, Math.max(lost, Math.max(atRisk, likelyLost)));
    }

    /** The deadline of a stage. */
    public long of(Stage stage) {
        return switch (stage) {
            case AT_RISK -> atRisk;
            case LIKELY_LOST -> likelyLost;
            case LOST -> lost;
        };
    }

    /**
     * Who a customer with these lines is.
     *
     * @param at the instant as of which the lines are, UTC epoch milliseconds
     */
    public CustomerType type(Occasions occasions, long at, RfmPolicy policy) {
        if (occasions.count() >= policy.loyalOccasions()) {
            return CustomerType.LOYAL;
        }
        if (occasions.count() > 1) {
            return CustomerType.RETURNING;
        }
        if (lost <= at) {
            return CustomerType.ONE_TIME;
        }
        return atRisk <= at ? CustomerType.SLEEPING : CustomerType.NEW;
    }

    private static boolean isEligible(int gaps, Policy policy) {
        return gaps >= policy.minGaps()
                || gaps == 0
                        && policy.oneTimeBuyers()
                        && policy.hasMeanGap()
                        && policy.minGaps() <= 1;
    }

    /** In doubles and in this order: other implementations must reach the same second. */
    static long deadline(long lastOrder, double cycles, double cycleDays) {
        return (long) Math.ceil((lastOrder + cycles * cycleDays * Policy.DAY) / SECOND) * SECOND;
    }
}
