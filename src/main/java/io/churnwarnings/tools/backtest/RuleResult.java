package io.churnwarnings.tools.backtest;

/**
 * What a rule would have done. Shares are from 0 to 1, and null where there was nothing to share.
 *
 * @param rule the rule
 * @param warnings how many warnings it would have given
 * @param judged how many of them can be judged: the history goes on for the horizon
 * @param tooEarlyToTell the others
 * @param right how many were right: no order within the horizon
 * @param rightShare the share of the judged
 * @param foretoldShare what the model said that this share would be
 * @param backWithinCycleShare how many of the warned were back within one cycle of theirs
 * @param lostWarned how many of the lost customers it would have warned of
 * @param lostShare their share of all lost customers
 * @param silentDays days from the last purchase of a lost customer to the warning, the median
 * @param daysAhead days from the warning to the day on which the customer would be LOST, the median
 */
public record RuleResult(
        Rule rule,
        long warnings,
        long judged,
        long tooEarlyToTell,
        long right,
        Double rightShare,
        Double foretoldShare,
        Double backWithinCycleShare,
        long lostWarned,
        Double lostShare,
        Double silentDays,
        Double daysAhead) {}
