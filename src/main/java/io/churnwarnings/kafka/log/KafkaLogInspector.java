package io.churnwarnings.kafka.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers with clients of its own, on a thread that starts with the first question. */
final class KafkaLogInspector implements LogInspector {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Properties properties;
    private final LeaderEpochs epochs;
    private final LogTails tails;
    private final ExecutorService thread;
    private Admin admin;
    private boolean closed;

    KafkaLogInspector(LogClient client, int subtask) {
        String name = client.name() + "-log-" + subtask;
        properties = new Properties();
        properties.putAll(client.admin());
        properties.setProperty("client.id", name);
        epochs = new LeaderEpochs(client.consumer(), name + "-epoch", PATIENCE);
        tails = new LogTails(client.consumer(), name + "-tail", PATIENCE);
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

    /** Does not wait for an answer: the class loader may go with the job. */
    @Override
    public synchronized void close() {
        closed = true;
        thread.shutdownNow();
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new KafkaException("closed");
        }
        if (admin == null) {
            admin = Admin.create(properties);
        }
        return admin;
    }

    /** Missing data of one partition does not delay the others. */
    private Map<TopicPartition, LogView> look(List<LogPosition> positions) {
        Failures failures = new Failures();
        Map<LogPosition, Uuid> known = known(positions, failures);
        ListOffsetsResult beginnings = admin().listOffsets(all(known, OffsetSpec.earliest()));
        ListOffsetsResult ends = admin().listOffsets(all(known, OffsetSpec.latest()));
        Map<TopicPartition, LogView> views = new HashMap<>();
        List<LogPosition> mayHaveGrownPast = new ArrayList<>();
        Map<TopicPartition, LogTails.Tail> quiet = new HashMap<>();
        known.forEach(
                (position, id) -> {
                    TopicPartition partition = position.partition();
                    ListOffsetsResultInfo first =
                            failures.get(beginnings.partitionResult(partition));
                    ListOffsetsResultInfo last = failures.get(ends.partitionResult(partition));
                    if (first == null || last == null) {
                        return;
                    }
                    boolean check =
                            position.leaderEpoch() >= 0
                                    && position.mayBeOf(id)
                                    && position.offset() >= first.offset()
                                    && position.offset() <= last.offset();
                    // The leaders need not be asked about an epoch that is still to come.
                    boolean ofNoEpoch =
                            check
                                    && last.leaderEpoch().orElse(-1) >= 0
                                    && last.leaderEpoch().get() < position.leaderEpoch();
                    if (check && !ofNoEpoch) {
                        mayHaveGrownPast.add(position);
                    }
                    views.put(
                            partition,
                            new LogView(
                                    id,
                                    first.offset(),
                                    last.offset(),
                                    ofNoEpoch,
                                    -1,
                                    last.leaderEpoch().orElse(-1)));
                    if (position.quiet()
                            && position.offset() >= first.offset()
                            && position.offset() < last.offset()) {
                        quiet.put(partition, new LogTails.Tail(position.offset(), last.offset()));
                    }
                });
        Map<TopicPartition, Boolean> diverged = epochs.diverged(mayHaveGrownPast);
        for (LogPosition position : mayHaveGrownPast) {
            Boolean answer = diverged.get(position.partition());
            views.computeIfPresent(
                    position.partition(),
                    (partition, view) -> answer == null ? null : view.withDiverged(answer));
        }
        for (TopicPartition partition : tails.withoutRecords(quiet)) {
            views.computeIfPresent(partition, (same, view) -> view.readToTheEnd());
        }
        failures.throwIfNothingIs(views);
        return views;
    }

    /** The ids of the topics, without topics that the brokers do not know. */
    private Map<LogPosition, Uuid> known(List<LogPosition> positions, Failures failures) {
        Set<String> topics = new HashSet<>();
        positions.forEach(position -> topics.add(position.partition().topic()));
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin().describeTopics(topics).topicNameValues();
        Map<String, TopicDescription> descriptions = new HashMap<>();
        answers.forEach((topic, answer) -> descriptions.put(topic, failures.get(answer)));
        Map<LogPosition, Uuid> known = new HashMap<>();
        for (LogPosition position : positions) {
            TopicDescription topic = descriptions.get(position.partition().topic());
            if (topic != null
                    && topic.partitions().stream()
                            .anyMatch(
                                    info -> info.partition() == position.partition().partition())) {
                known.put(position, topic.topicId());
            }
        }
        return known;
    }

    private static Map<TopicPartition, OffsetSpec> all(
            Map<LogPosition, Uuid> positions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        positions.keySet().forEach(position -> all.put(position.partition(), spec));
        return all;
    }

    /** Waits for answers and remembers why one did not come. */
    private static final class Failures {

        private KafkaException first;

        /** The answer, or null if there is none. */
        <V> V get(KafkaFuture<V> future) {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (first == null && !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    first =
                            e.getCause() instanceof KafkaException known
                                    ? known
                                    : new KafkaException(e.getCause());
                }
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted", e);
            }
        }

        void throwIfNothingIs(Map<?, ?> answered) {
            if (answered.isEmpty() && first != null) {
                throw first;
            }
        }
    }
}
