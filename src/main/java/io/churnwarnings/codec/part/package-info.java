/**
 * The parts of a record: its purchase, refunds and cancellation, each a fact. Start with {@link\n *
 * io.churnwarnings.codec.part.PartReader}.
 */
package io.churnwarnings.codec.part;
