package io.churnwarnings.tools.input;

import io.churnwarnings.domain.fact.Fact;

/**
 * A fact as it came.
 *
 * @param fact the fact
 * @param clock what the shop's clock showed when it came, in UTC epoch milliseconds
 */
public record Arrival(Fact fact, long clock) {}
