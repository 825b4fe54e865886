/**
 * The clock, that is the event-time watermark: plain arithmetic on what readers report. Knows
 * nothing of ours. Start with {@link PartitionClock}.
 */
package io.churnwarnings.time;
