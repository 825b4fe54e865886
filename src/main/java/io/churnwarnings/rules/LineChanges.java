package io.churnwarnings.rules;

import java.util.Map;

/**
 * A document's changes to the lines and plays of all customers or of a segment; null where it has
 * none.
 *
 * @param atRiskCycles the line of AT_RISK
 * @param likelyLostCycles the line of LIKELY_LOST
 * @param atRiskPrice the price of AT_RISK
 * @param likelyLostPrice the price of LIKELY_LOST
 * @param atRiskDays the days of silence until AT_RISK
 * @param likelyLostDays the days of silence until LIKELY_LOST
 * @param lostAfterMillis the line of LOST
 * @param minLossProbability the probability of loss below which the cycle's lines are held back
 * @param plays the actions by customer type, stage and value; empty if none is named
 */
record LineChanges(
        Double atRiskCycles,
        Double likelyLostCycles,
        Double atRiskPrice,
        Double likelyLostPrice,
        Double atRiskDays,
        Double likelyLostDays,
        Long lostAfterMillis,
        Double minLossProbability,
        Map<String, String> plays) {

    static final LineChanges NONE =
            new LineChanges(null, null, null, null, null, null, null, null, Map.of());

    LineChanges {
        plays = Map.copyOf(plays);
    }
}
