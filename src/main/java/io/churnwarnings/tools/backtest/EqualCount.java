package io.churnwarnings.tools.backtest;

/**
 * The probability of loss against silence in cycles, with as many warnings: of silences alone that
 * began after the split, and the horizon before the end.
 *
 * @param cycles by silence in cycles
 * @param probability by the probability of loss, with the threshold that gives about as many
 */
public record EqualCount(RuleResult cycles, RuleResult probability) {}
