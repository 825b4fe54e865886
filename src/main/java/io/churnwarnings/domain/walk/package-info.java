/**
 * The walk through a customer's ledger in event-time order: the single definition of the warnings.
 * Knows facts, policy, lines and state. Start with {@link Walk}.
 */
package io.churnwarnings.domain.walk;
