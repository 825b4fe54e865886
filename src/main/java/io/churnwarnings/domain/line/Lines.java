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

    /** The lines of a customer without purchases. */
    public static final Lines NONE = new Lines(NEVER, NEVER, NEVER);

    /**
     * Draws the lines of the silence that began with the last order.
     *
     * @param occasions the purchases as of the line; at least one
     * @param state the rhythm as of the line
     */
    public static Lines of(Occasions occasions, CycleState state, Policy policy) {
        long since = occasions.lastOrder();
        int gaps = state.gaps();
        double life = CycleState.lifeDays(occasions, policy);
        double cycle = state.cycle() == null ? Double.NaN : state.cycle().unclampedDays();
        double atRiskDays = LineDays.atRisk(gaps, life, cycle, policy);
        double likelyLostDays = LineDays.likelyLost(gaps, life, cycle, atRiskDays, policy);
        long atRisk =
                Math.max(
                        LineDays.deadline(since, atRiskDays, policy.time()),
                        LineDays.earliest(occasions, 0, policy));
        long likelyLost =
                Math.max(
                        LineDays.deadline(since, likelyLostDays, policy.time()),
                        LineDays.earliest(occasions, 1, policy));
        return new Lines(
                atRisk, likelyLost, LineDays.lost(since, cycle, atRisk, likelyLost, policy));
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
     * The type of a customer with these lines.
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
}
