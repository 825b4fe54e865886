/**
 * The keyed operator: load, ask the domain, keep, emit; the store's adapters to Flink's state.
 * Knows the domain, the store, serde and Flink. Start with {@link CustomerProcessor}.
 */
package io.churnwarnings.operator;
