package io.churnwarnings.domain.fact;

/**
 * The expected value of a customer as of an instant.
 *
 * @param expectedOrders the purchase occasions to be expected within the horizon
 * @param expectedRevenue the money to be expected of them, in units of the base currency; NaN if no
 *     amount of theirs is known
 * @param horizonDays the horizon in days from the instant on
 * @param valueAtRisk the money that is lost if they are, times the probability of that; NaN where
 *     {@code expectedRevenue} is
 */
public record Worth(
        double expectedOrders, double expectedRevenue, double horizonDays, double valueAtRisk) {}
