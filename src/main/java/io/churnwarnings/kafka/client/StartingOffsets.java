package io.churnwarnings.kafka.client;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

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

    /**
     * @param admin settings of an admin client that can list offsets
     */
    public OffsetsInitializer initializer(Properties admin) {
        OffsetsInitializer start =
                switch (mode) {
                    case EARLIEST -> OffsetsInitializer.earliest();
                    case LATEST -> new LatestOffsets(admin);
                    case COMMITTED -> new CommittedOffsets();
                    case TIMESTAMP -> OffsetsInitializer.timestamp(timestamp);
                };
        return new OnlyAtTheStart(start);
    }

    /**
     * Begins where the group has stopped, as a number, so that it can be held against the log like
     * any saved position; at the beginning where the group has not been.
     */
    private record CommittedOffsets() implements OffsetsInitializer {

        @Override
        public Map<TopicPartition, Long> getPartitionOffsets(
                Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            partitions.forEach(
                    partition -> offsets.put(partition, KafkaPartitionSplit.EARLIEST_OFFSET));
            offsets.putAll(retriever.committedOffsets(partitions));
            return offsets;
        }

        @Override
        public OffsetResetStrategy getAutoOffsetResetStrategy() {
            return OffsetResetStrategy.EARLIEST;
        }
    }

    /**
     * Decides where a partition without state is begun, and nothing else. The connector hands the
     * initializer's strategy to its consumer as {@code auto.offset.reset}, which applies whenever
     * the broker no longer has a position: there, {@code latest} would skip all that is left.
     */
    private record OnlyAtTheStart(OffsetsInitializer start) implements OffsetsInitializer {

        @Override
        public Map<TopicPartition, Long> getPartitionOffsets(
                Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
            return start.getPartitionOffsets(partitions, retriever);
        }

        @Override
        public OffsetResetStrategy getAutoOffsetResetStrategy() {
            return OffsetResetStrategy.EARLIEST;
        }
    }

    @Override
    public String toString() {
        return mode == Mode.TIMESTAMP
                ? Instant.ofEpochMilli(timestamp).toString()
                : mode.name().toLowerCase();
    }
}
