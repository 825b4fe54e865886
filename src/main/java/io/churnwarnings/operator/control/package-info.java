/**
 * The handling of control messages: rules in force, the sweep after a change, pending erasures.
 * Knows the domain, the store and Flink's state. Start with {@link AlignmentSweep}.
 */
package io.churnwarnings.operator.control;
