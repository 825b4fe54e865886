/**
 * The walk through a customer's ledger in event-time order: the one definition of what happens.
 * Knows facts, policy, lines and state. Start with {@link Walk}.
 */
package io.churnwarnings.domain.walk;
