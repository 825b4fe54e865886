package io.churnwarnings.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A parsed rules document; null where it has no value.
 *
 * @param rulesVersion tells one document from another; every event names it
 * @param effectiveFrom UTC epoch milliseconds from which on it is in force
 * @param everybody the lines of all customers
 * @param cycleFloorDays the shortest cycle
 * @param cycleCeilingDays the longest cycle
 * @param minGaps the number of gaps a customer needs
 * @param oneTimeBuyers whether customers without a gap are judged by the population's mean gap
 * @param monetaryBreaks four in rising order, in 1/10,000 of the base currency's unit
 * @param driftMinGaps the number of gaps a customer needs to drift
 * @param driftGapRatio the required ratio of gaps
 * @param driftAmountRatio the ratio at or below which the order value must have fallen
 * @param promotionMinOccasions the number of occasions of a customer who buys in promotions only
 * @param promotionShare the share of them that must lie in promotions, in 1/10,000
 * @param holdoutShare the share of silences that are held out, in 1/10,000
 * @param segments lines by segment: a type, a value, or both with a dot between them
 */
record RulesDocument(
        String rulesVersion,
        long effectiveFrom,
        LineChanges everybody,
        Double cycleFloorDays,
        Double cycleCeilingDays,
        Integer minGaps,
        Boolean oneTimeBuyers,
        List<Long> monetaryBreaks,
        Integer driftMinGaps,
        Double driftGapRatio,
        BigDecimal driftAmountRatio,
        Integer promotionMinOccasions,
        Integer promotionShare,
        Integer holdoutShare,
        Map<String, LineChanges> segments) {

    /** The empty document: the job's configuration applies. */
    static final RulesDocument NONE =
            new RulesDocument(
                    null,
                    Long.MIN_VALUE,
                    LineChanges.NONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of());

    RulesDocument {
        segments = Map.copyOf(segments);
    }
}
