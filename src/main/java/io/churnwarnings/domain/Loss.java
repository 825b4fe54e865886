package io.churnwarnings.domain;

/**
 * The probability of loss as of an event.
 *
 * @param probability the probability that the customer makes no purchase within the horizon, 0 to 1
 * @param horizonDays the horizon in days from the event on
 */
public record Loss(double probability, double horizonDays) {}
