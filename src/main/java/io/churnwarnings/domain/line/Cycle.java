package io.churnwarnings.domain.line;

/**
 * A customer's interpurchase time as of an instant.
 *
 * @param days the cycle in days, clamped to the configured floor and ceiling; the lines use this
 *     value
 * @param unclampedDays the estimate before clamping, in days
 * @param basis the purchases that it was estimated from
 */
public record Cycle(double days, double unclampedDays, CycleBasis basis) {}
