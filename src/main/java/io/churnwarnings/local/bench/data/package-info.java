/**
 * Synthetic facts that cost almost nothing to make. Knows the Kafka clients. Start with {@link
 * SyntheticFacts}.
 */
package io.churnwarnings.local.bench.data;
