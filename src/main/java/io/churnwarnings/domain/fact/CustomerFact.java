package io.churnwarnings.domain.fact;

/**
 * A fact and whose it is.
 *
 * @param customerId identifies the customer for the shop; 1 to 256 bytes in UTF-8, well-formed
 * @param fact the fact
 */
public record CustomerFact(String customerId, Fact fact) {}
