package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.CalendarPolicy;
import io.churnwarnings.domain.calendar.HoldoutPolicy;
import java.io.Serializable;

/**
 * The rules by which a shop judges its customers, checked where they are configured. Times and
 * durations are in milliseconds, cycles in days of 86,400,000 ms.
 *
 * @param occasionWindow orders less than this after the first of an occasion belong to it; 0 or
 *     more
 * @param meanGapDays the population's mean gap, above 0, or NaN if none is given
 * @param priorWeight the weight of the population's mean gap, in gaps; 0 or more
 * @param estimator how the cycle is estimated
 * @param floorDays the shortest cycle, above 0
 * @param ceilingDays the longest cycle, at least the floor
 * @param minGaps the number of gaps a customer needs for lines in cycles; 0 or more
 * @param oneTimeBuyers whether customers without a gap are judged by the population's mean gap
 * @param atRiskCycles the line of {@link Stage#AT_RISK} in cycles, above 0
 * @param likelyLostCycles the line of {@link Stage#LIKELY_LOST} in cycles, at least that of AT_RISK
 * @param line the measure of these two lines, where not in cycles
 * @param lostAfter the line of {@link Stage#LOST}
 * @param retention the silence after which a customer is forgotten; more than {@code lostAfter} + 1
 *     s
 * @param historyFacts the number of standing facts kept behind those that may still change; also
 *     the reach
 * @param historyMaxFacts the maximum number of kept facts
 * @param disorder the allowed disorder of facts within a partition
 * @param warningsFrom events before this instant are not announced; {@link Long#MIN_VALUE} if all
 *     are
 * @param backlog the events published at {@code warningsFrom}
 * @param rfm the classification of customers
 * @param drift the conditions of drift
 * @param loss the loss model of the population
 * @param segments the segments with policies of their own
 * @param rulesVersion the version of the rules that came while the job ran, for the consumer to
 *     tell one from another; null without them
 * @param calendar what is made of the shop's calendar
 * @param holdout which silences are left alone
 */
public record Policy(
        long occasionWindow,
        double meanGapDays,
        double priorWeight,
        CycleEstimator estimator,
        double floorDays,
        double ceilingDays,
        int minGaps,
        boolean oneTimeBuyers,
        double atRiskCycles,
        double likelyLostCycles,
        LinePolicy line,
        long lostAfter,
        long retention,
        int historyFacts,
        int historyMaxFacts,
        long disorder,
        long warningsFrom,
        BacklogMode backlog,
        RfmPolicy rfm,
        DriftPolicy drift,
        LossPolicy loss,
        Segments segments,
        String rulesVersion,
        CalendarPolicy calendar,
        HoldoutPolicy holdout)
        implements Serializable {

    /** Milliseconds of a day; a double because cycles are real numbers of days. */
    public static final double DAY = 86_400_000.0;

    /** The same rules by another calendar. */
    public Policy with(CalendarPolicy otherCalendar) {
        return new Policy(
                occasionWindow,
                meanGapDays,
                priorWeight,
                estimator,
                floorDays,
                ceilingDays,
                minGaps,
                oneTimeBuyers,
                atRiskCycles,
                likelyLostCycles,
                line,
                lostAfter,
                retention,
                historyFacts,
                historyMaxFacts,
                disorder,
                warningsFrom,
                backlog,
                rfm,
                drift,
                loss,
                segments,
                rulesVersion,
                otherCalendar,
                holdout);
    }

    /** How gaps and silences are counted. */
    public BusinessTime time() {
        return calendar.time();
    }

    /** The same rules, and others for segments. */
    public Policy with(Segments otherSegments) {
        return new Policy(
                occasionWindow,
                meanGapDays,
                priorWeight,
                estimator,
                floorDays,
                ceilingDays,
                minGaps,
                oneTimeBuyers,
                atRiskCycles,
                likelyLostCycles,
                line,
                lostAfter,
                retention,
                historyFacts,
                historyMaxFacts,
                disorder,
                warningsFrom,
                backlog,
                rfm,
                drift,
                loss,
                otherSegments,
                rulesVersion,
                calendar,
                holdout);
    }

    /** The same rules with lines that are measured by something else. */
    public Policy with(LinePolicy otherLine) {
        return new Policy(
                occasionWindow,
                meanGapDays,
                priorWeight,
                estimator,
                floorDays,
                ceilingDays,
                minGaps,
                oneTimeBuyers,
                atRiskCycles,
                likelyLostCycles,
                otherLine,
                lostAfter,
                retention,
                historyFacts,
                historyMaxFacts,
                disorder,
                warningsFrom,
                backlog,
                rfm,
                drift,
                loss,
                segments,
                rulesVersion,
                calendar,
                holdout);
    }

    /** The same rules with other lines and plays, for all customers. */
    public Policy withLines(
            double newAtRiskCycles,
            double newLikelyLostCycles,
            long newLostAfter,
            double minProbability,
            Plays plays) {
        return new Policy(
                occasionWindow,
                meanGapDays,
                priorWeight,
                estimator,
                floorDays,
                ceilingDays,
                minGaps,
                oneTimeBuyers,
                newAtRiskCycles,
                newLikelyLostCycles,
                line,
                newLostAfter,
                retention,
                historyFacts,
                historyMaxFacts,
                disorder,
                warningsFrom,
                backlog,
                rfm.with(plays),
                drift,
                loss.with(minProbability),
                Segments.NONE,
                rulesVersion,
                calendar,
                holdout);
    }

    /** Whether a population's mean gap is given. */
    public boolean hasMeanGap() {
        return !Double.isNaN(meanGapDays);
    }

    /** Whether there is an instant before which nothing is announced. */
    public boolean goesLiveLater() {
        return warningsFrom != Long.MIN_VALUE && backlog != BacklogMode.ALL;
    }

    /** Whether nothing is announced yet at an instant, UTC epoch milliseconds. */
    public boolean goesLiveAfter(long instant) {
        return goesLiveLater() && instant < warningsFrom;
    }
}
