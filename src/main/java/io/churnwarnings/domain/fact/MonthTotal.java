package io.churnwarnings.domain.fact;

import io.churnwarnings.domain.policy.CalendarMonths;

/**
 * A customer's purchases in one calendar month.
 *
 * @param month the month as a number, see {@link CalendarMonths#number}
 * @param occasions the purchase occasions that began in it
 * @param money orders less refunds in 1/10,000 of the base currency's unit; may be negative
 */
public record MonthTotal(int month, int occasions, MoneySum money) {}
