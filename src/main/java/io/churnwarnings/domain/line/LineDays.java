package io.churnwarnings.domain.line;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;

/**
 * How many days a silence lasts until its lines: the one place that knows the kinds of lines.
 * Numbers in, numbers out, so that a walk over columns can ask without an object for a customer.
 *
 * <p>Everywhere {@code gaps} is the number of repeat occasions, {@code lifeDays} the days from the
 * first to the last occasion, and {@code cycleDays} the cycle before it is clamped, NaN if none is
 * defined ({@link CycleState#days}). Days are those of the shop's {@link BusinessTime}.
 */
public final class LineDays {

    /** In place of a number of days: there is no such line. */
    public static final double NONE = Double.POSITIVE_INFINITY;

    /** Between two instants at which a line that is held back may stand, in cycles. */
    private static final double STEP = 0.05;

    private static final long SECOND = 1_000;

    private LineDays() {}

    /** The days of silence until AT_RISK. */
    public static double atRisk(int gaps, double lifeDays, double cycleDays, Policy policy) {
        LinePolicy line = policy.line();
        return switch (line.kind()) {
            case CYCLES -> cycles(policy.atRiskCycles(), gaps, cycleDays, policy);
            case PRICE -> price(line.atRiskPrice(), gaps, lifeDays, cycleDays, policy);
            case DAYS -> line.atRiskDays();
        };
    }

    /**
     * The days of silence until LIKELY_LOST.
     *
     * @param atRisk those until AT_RISK
     */
    public static double likelyLost(
            int gaps, double lifeDays, double cycleDays, double atRisk, Policy policy) {
        LinePolicy line = policy.line();
        return switch (line.kind()) {
            case CYCLES -> cycles(policy.likelyLostCycles(), gaps, cycleDays, policy);
            case PRICE ->
                    Math.max(
                            atRisk,
                            price(line.likelyLostPrice(), gaps, lifeDays, cycleDays, policy));
            case DAYS -> line.likelyLostDays();
        };
    }

    /**
     * When the silence reaches LOST, UTC epoch milliseconds: never before the lines that there are.
     *
     * @param lastOrder when the silence began
     * @param atRisk the instant of AT_RISK; {@link Lines#NEVER} without one
     * @param likelyLost that of LIKELY_LOST
     */
    public static long lost(
            long lastOrder, double cycleDays, long atRisk, long likelyLost, Policy policy) {
        long lost = wholeSecond(lastOrder + policy.lostAfter());
        if (policy.line().kind() == LineKind.CYCLES && cycleDays > policy.ceilingDays()) {
            // A customer who buys once in years: a year of silence may lie within their rhythm.
            return Math.max(
                    lost, deadline(lastOrder, policy.atRiskCycles() * cycleDays, policy.time()));
        }
        if (atRisk != Lines.NEVER) {
            lost = Math.max(lost, atRisk);
        }
        return likelyLost == Lines.NEVER ? lost : Math.max(lost, likelyLost);
    }

    /**
     * The instant before which a customer who buys in promotions only is not silent: the end of the
     * promotion that they let pass. {@link Long#MIN_VALUE} for all others, {@link Lines#NEVER} if
     * no such promotion comes.
     *
     * @param promotion how many promotions they may let pass before, which is 0 for AT_RISK
     */
    static long earliest(Occasions occasions, int promotion, Policy policy) {
        return policy.calendar().isPromotionOnly(occasions.count(), occasions.promoted())
                ? policy.time().endOfNextPromotion(occasions.lastOrder(), promotion)
                : Long.MIN_VALUE;
    }

    /**
     * The k-th candidate position of a line that is held back, in days of silence; candidates end
     * where {@link #isTooLate it is too late}.
     *
     * @param cycles the line in cycles, where cycles are the measure
     * @param days the line in days
     */
    static double held(double cycles, double days, int k, double cycleDays, Policy policy) {
        return switch (policy.line().kind()) {
            case CYCLES -> (cycles + STEP * k) * clamped(cycleDays, policy);
            case PRICE -> days + STEP * k * floored(cycleDays, policy);
            case DAYS -> days + k;
        };
    }

    /** The days between two such instants. */
    static double step(double cycleDays, Policy policy) {
        return switch (policy.line().kind()) {
            case CYCLES -> STEP * clamped(cycleDays, policy);
            case PRICE -> STEP * floored(cycleDays, policy);
            case DAYS -> 1;
        };
    }

    /**
     * Whether no line is held back for so many days of silence.
     *
     * @param days those until the first candidate
     */
    static boolean isTooLate(double here, long lastOrder, double days, Policy policy) {
        if (here <= days) {
            return false;
        }
        BusinessTime time = policy.time();
        return time.isOrdinary()
                ? here > policy.lostAfter() / Policy.DAY
                : time.afterDays(lastOrder, here) - lastOrder > policy.lostAfter();
    }

    /**
     * The instant at which a line stands, UTC epoch milliseconds on a whole second; {@link
     * Lines#NEVER} without a line. In doubles and in this order: other implementations must reach
     * the same second.
     */
    public static long deadline(long lastOrder, double days, BusinessTime time) {
        if (days == NONE) {
            return Lines.NEVER;
        }
        if (time.isOrdinary()) {
            return (long) Math.ceil((lastOrder + days * Policy.DAY) / SECOND) * SECOND;
        }
        long at = time.afterDays(lastOrder, days);
        return at == BusinessTime.NEVER ? Lines.NEVER : wholeSecond(at);
    }

    private static long wholeSecond(long instant) {
        return -Math.floorDiv(-instant, SECOND) * SECOND;
    }

    private static double cycles(double cycles, int gaps, double cycleDays, Policy policy) {
        boolean applies =
                cycleDays <= policy.ceilingDays() && isEligible(gaps, policy); // NaN: none
        return applies ? cycles * clamped(cycleDays, policy) : NONE;
    }

    private static double price(
            double price, int gaps, double lifeDays, double cycleDays, Policy policy) {
        if (!isEligible(gaps, policy)) {
            return NONE;
        }
        LinePolicy line = policy.line();
        double days = PriceLine.days(price / policy.meanGapDays(), gaps, lifeDays, line.returns());
        return days == NONE
                ? NONE
                : Math.max(days, line.earliestCycles() * floored(cycleDays, policy));
    }

    private static boolean isEligible(int gaps, Policy policy) {
        return gaps >= policy.minGaps()
                || gaps == 0
                        && policy.oneTimeBuyers()
                        && policy.hasMeanGap()
                        && policy.minGaps() <= 1;
    }

    private static double clamped(double cycleDays, Policy policy) {
        return Math.min(floored(cycleDays, policy), policy.ceilingDays());
    }

    private static double floored(double cycleDays, Policy policy) {
        return Math.max(cycleDays, policy.floorDays());
    }
}
