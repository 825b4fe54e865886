package io.churnwarnings.kafka.client;

import java.io.Serializable;
import java.time.Instant;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Where a job without state begins to read. A job with state goes on where the state says, whatever
 * is set here.
 */
public final class StartingOffsets implements Serializable {

    private static final long serialVersionUID = 1L;

    private enum Mode {
        EARLIEST,
        LATEST,
        COMMITTED,
        TIMESTAMP
    }

    private final Mode mode;
    private final long timestamp;

    private StartingOffsets(Mode mode, long timestamp) {
        this.mode = mode;
        this.timestamp = timestamp;
    }

    /** With the oldest record that is still there. */
    public static StartingOffsets earliest() {
        return new StartingOffsets(Mode.EARLIEST, 0);
    }

    /** With the first record written after the start. */
    public static StartingOffsets latest() {
        return new StartingOffsets(Mode.LATEST, 0);
    }

    /** Where the consumer group stopped; with the oldest record where it has not been yet. */
    public static StartingOffsets committed() {
        return new StartingOffsets(Mode.COMMITTED, 0);
    }

    /** With the first record whose Kafka timestamp is not before {@code instant}. */
    public static StartingOffsets at(Instant instant) {
        return new StartingOffsets(Mode.TIMESTAMP, instant.toEpochMilli());
    }

    public OffsetsInitializer initializer() {
        return switch (mode) {
            case EARLIEST -> OffsetsInitializer.earliest();
            case LATEST -> OffsetsInitializer.latest();
            case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case TIMESTAMP -> OffsetsInitializer.timestamp(timestamp);
        };
    }

    @Override
    public String toString() {
        return mode == Mode.TIMESTAMP
                ? Instant.ofEpochMilli(timestamp).toString()
                : mode.name().toLowerCase();
    }
}
