/**
 * The clock, that is the event-time watermark: plain arithmetic on the readers' reports. Depends on
 * no other package. Start with {@link PartitionClock}.
 */
package io.churnwarnings.time;
