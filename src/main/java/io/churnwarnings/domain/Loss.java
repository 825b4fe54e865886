package io.churnwarnings.domain;

/**
 * How likely a customer is lost as of an event.
 *
 * @param probability that he makes no purchase within the horizon; 0 to 1
 * @param horizonDays the horizon in days from the event on
 */
public record Loss(double probability, double horizonDays) {}
