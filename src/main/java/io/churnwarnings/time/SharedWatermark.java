package io.churnwarnings.time;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * From the coordinator to the readers that follow: where the clock of the others stands.
 *
 * @param clock epoch milliseconds
 */
public record SharedWatermark(long clock) implements SourceEvent {}
