/**
 * The parts of a record: its purchase, refunds and cancellation, each a fact. Start with {@link
 * PartReader}.
 */
package io.churnwarnings.codec.part;
