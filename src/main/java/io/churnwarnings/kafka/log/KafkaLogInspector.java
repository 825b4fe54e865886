package io.churnwarnings.kafka.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks the brokers with clients of its own, on a thread that starts with the first question. */
final class KafkaLogInspector implements LogInspector {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LogClient client;
    private final String name;
    private final ExecutorService thread;
    private Admin admin;

    KafkaLogInspector(LogClient client, int subtask) {
        this.client = client;
        name = client.name() + "-log-" + subtask;
        thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread created = new Thread(task, name);
                            created.setDaemon(true);
                            created.setContextClassLoader(KafkaLogInspector.class.getClassLoader());
                            return created;
                        });
    }

    @Override
    public CompletableFuture<Map<TopicPartition, LogView>> inspect(List<LogPosition> positions) {
        try {
            return CompletableFuture.supplyAsync(() -> look(positions), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        thread.execute(
                () -> {
                    if (admin != null) {
                        admin.close(Duration.ZERO);
                    }
                });
        thread.shutdown();
    }

    private Map<TopicPartition, LogView> look(List<LogPosition> positions) {
        if (admin == null) {
            admin = Admin.create(named(client.admin(), name));
        }
        Set<String> topics = new HashSet<>();
        positions.forEach(position -> topics.add(position.partition().topic()));
        Map<String, KafkaFuture<TopicDescription>> ids =
                admin.describeTopics(topics).topicNameValues();
        ListOffsetsResult beginnings = admin.listOffsets(all(positions, OffsetSpec.earliest()));
        ListOffsetsResult ends = admin.listOffsets(all(positions, OffsetSpec.latest()));
        Map<TopicPartition, LogView> views = new HashMap<>();
        for (LogPosition position : positions) {
            TopicPartition partition = position.partition();
            try {
                Uuid id = get(ids.get(partition.topic())).topicId();
                long beginning = get(beginnings.partitionResult(partition)).offset();
                long end = get(ends.partitionResult(partition)).offset();
                boolean mayHaveGrownPast =
                        position.leaderEpoch() >= 0
                                && position.offset() >= beginning
                                && position.offset() <= end;
                views.put(
                        partition,
                        new LogView(id, beginning, end, mayHaveGrownPast && diverged(position)));
            } catch (UnknownTopicOrPartitionException e) {
                // Left out: the brokers do not know it.
            }
        }
        return views;
    }

    private static Map<TopicPartition, OffsetSpec> all(
            List<LogPosition> positions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        positions.forEach(position -> all.put(position.partition(), spec));
        return all;
    }

    /**
     * Whether the log was cut below the position since it was read. Only a consumer can ask for the
     * end of a leader epoch. It needs the leader's present epoch for that, which it learns with the
     * end offset.
     */
    private boolean diverged(LogPosition position) {
        Properties properties = named(client.consumer(), name + "-epoch");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        TopicPartition partition = position.partition();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.endOffsets(List.of(partition), PATIENCE);
            consumer.seek(
                    partition,
                    new OffsetAndMetadata(
                            position.offset(), Optional.of(position.leaderEpoch()), ""));
            consumer.position(partition, PATIENCE);
            return false;
        } catch (LogTruncationException e) {
            return true;
        } catch (OffsetOutOfRangeException | TimeoutException e) {
            return false;
        }
    }

    private static Properties named(Properties properties, String name) {
        Properties own = new Properties();
        own.putAll(properties);
        own.setProperty("client.id", name);
        return own;
    }

    private static <V> V get(KafkaFuture<V> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
