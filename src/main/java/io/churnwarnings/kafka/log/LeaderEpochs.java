package io.churnwarnings.kafka.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds out which logs were cut below a position since it was read, also if they have grown past it
 * again. Only a consumer can ask for the end of a leader epoch; one consumer asks for all.
 */
final class LeaderEpochs {

    private final Properties properties;
    private final Duration patience;

    /**
     * @param consumer settings of a consumer
     * @param clientId its name
     * @param patience for all partitions together
     */
    LeaderEpochs(Properties consumer, String clientId, Duration patience) {
        this.patience = patience;
        properties = LogClient.looker(consumer, clientId);
    }

    /**
     * Asks the leaders.
     *
     * @return whether the log was cut below the position; partitions whose leader did not answer
     *     are missing
     */
    Map<TopicPartition, Boolean> diverged(Collection<LogPosition> positions) {
        Map<TopicPartition, Boolean> answers = new HashMap<>();
        if (positions.isEmpty()) {
            return answers;
        }
        Set<TopicPartition> left = new HashSet<>();
        positions.forEach(position -> left.add(position.partition()));
        long deadline = System.nanoTime() + patience.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(left);
            // The check needs the leaders' present epochs, which come with the end offsets.
            consumer.endOffsets(left, patience);
            positions.forEach(position -> seek(consumer, position));
            for (TopicPartition partition : List.copyOf(left)) {
                while (left.contains(partition)) {
                    ask(consumer, partition, deadline, left, answers);
                }
            }
        }
        return answers;
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, LogPosition position) {
        consumer.seek(
                position.partition(),
                new OffsetAndMetadata(position.offset(), Optional.of(position.leaderEpoch()), ""));
    }

    /** The consumer may report another partition than the one asked for. */
    private static void ask(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long deadline,
            Set<TopicPartition> left,
            Map<TopicPartition, Boolean> answers) {
        try {
            long nanos = Math.max(0, deadline - System.nanoTime());
            consumer.position(partition, Duration.ofNanos(nanos));
            answers.put(partition, false);
            left.remove(partition);
        } catch (LogTruncationException e) {
            Set<TopicPartition> cut = e.partitions();
            cut.forEach(known -> answers.put(known, true));
            if (!left.removeAll(cut)) {
                throw e;
            }
            consumer.assign(left);
        } catch (TimeoutException e) {
            left.remove(partition);
        }
    }
}
