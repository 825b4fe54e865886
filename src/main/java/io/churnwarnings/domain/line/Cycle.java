package io.churnwarnings.domain.line;

/**
 * A customer's interpurchase time as of an instant.
 *
 * @param days the cycle in days, clamped to the configured floor and ceiling: what the lines are
 *     drawn with
 * @param unclampedDays the estimate before clamping, in days
 * @param basis whose purchases it was estimated from
 */
public record Cycle(double days, double unclampedDays, CycleBasis basis) {}
