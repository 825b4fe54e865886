package io.churnwarnings.chaos;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.ExpectedBytes;
import io.churnwarnings.job.OperatorIds;
import io.churnwarnings.job.ShopLog;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.operator.SavepointContents;
import io.churnwarnings.testkit.cluster.KafkaView;
import io.churnwarnings.testkit.cluster.StandaloneCluster;
import io.churnwarnings.testkit.cluster.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One job from its first fact to its last, on topics of its own, with faults while the facts come
 * in. Afterwards the committed records are compared with the reference model, and the cluster is
 * searched for leftovers.
 */
final class Round {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Longer than the brokers wait for a transaction that a mutant has forgotten. */
    private static final Duration STANDSTILL = Duration.ofSeconds(15);

    private final StandaloneCluster cluster;
    private final KafkaView kafka;
    private final RoundPlan plan;
    private final Random random;
    private final ChaosTopics topics;
    private final ChaosJob job;
    private final Faults faults;
    private final ShopLog log;
    private final List<String> expected;
    private final Tally tally = new Tally();

    Round(
            StandaloneCluster cluster,
            KafkaView kafka,
            ChaosJob.Program program,
            Map<String, String> more,
            RoundPlan plan)
            throws Exception {
        this.cluster = cluster;
        this.kafka = kafka;
        this.plan = plan;
        random = new Random(plan.seed());
        topics = ChaosTopics.create(kafka, plan.name() + "-" + Long.toHexString(plan.seed()));
        Map<String, String> settings = topics.settings(cluster.broker().address());
        settings.put("churn.cache.memory", plan.cacheMemory());
        if (plan.withLateFacts()) {
            // No customer is exempt: nothing is compacted, and no customer is forgotten too early.
            settings.put("churn.history.facts", "64");
            settings.put("churn.retention", "10000 d");
        }
        settings.putAll(more);
        job = new ChaosJob(cluster, program, settings);
        faults = new Faults(cluster, job, random);
        Policy policy = ChurnSettings.of(Configuration.fromMap(settings)).policy();
        log =
                new ShopLog(
                        plan.seed(),
                        policy,
                        plan.customers(),
                        ChaosTopics.PARTITIONS,
                        plan.withLateFacts());
        expected = ExpectedBytes.of(log.events());
    }

    RoundResult run() throws Exception {
        cluster.heal();
        cluster.awaitWhole();
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(log.opening(topics.purchases()));
        records.addAll(log.records(topics.purchases()));
        try (OnlyWriter writer = new OnlyWriter(kafka, topics.purchases(), ChaosTopics.PARTITIONS);
                SteadyFeed feed = new SteadyFeed(writer, records, plan.perSecond())) {
            job.submit(plan.parallelism(), null);
            for (FaultKind kind : plan.faults()) {
                strike(kind, feed);
            }
            feed.finish();
            Set<String> poison = poison(writer);
            for (ProducerRecord<byte[], byte[]> last : log.closing(topics.purchases())) {
                writer.send(last);
            }
            writer.flush();
            return judge(poison);
        } catch (SpoiledFeedException e) {
            job.cancel();
            throw e;
        }
    }

    /** The records without a key are those that must be rejected, and the heartbeats. */
    private static Set<String> poison(OnlyWriter writer) {
        Set<String> poison = writer.withoutKey();
        for (int partition = 0; partition < ChaosTopics.PARTITIONS; partition++) {
            poison.remove(partition + ":0");
        }
        return poison;
    }

    /** Strikes while facts come in and the job runs; not at all if the facts end before. */
    private void strike(FaultKind kind, SteadyFeed feed) throws Exception {
        do {
            job.awaitCheckpoint(System.currentTimeMillis());
            Waiting.until("facts come in", PATIENCE, () -> feed.isFlowing() || feed.isAtItsEnd());
            faults.lull(1_000);
            if (feed.isAtItsEnd()) {
                return;
            }
        } while (!feed.isFlowing() || !job.isRunning());
        long struck = System.currentTimeMillis();
        faults.strike(kind);
        if (random.nextInt(4) == 0) {
            faults.lull(4_000);
            faults.strike(
                    random.nextBoolean()
                            ? FaultKind.KILL_TASK_MANAGER
                            : FaultKind.KILL_JOB_MANAGER);
            tally.amidRecovery();
        }
        long over = System.currentTimeMillis();
        job.awaitCheckpoint(over);
        tally.hit(kind, System.currentTimeMillis() - struck);
    }

    private RoundResult judge(Set<String> poison) throws Exception {
        String savepoint;
        try {
            awaitAll(poison.size());
        } catch (IllegalStateException e) {
            System.out.println(plan.name() + ": " + e.getMessage());
        }
        savepoint = job.stop();
        List<String> committed = topics.committedWarnings();
        Evidence evidence =
                Evidence.of(
                        plan.withLateFacts() ? committed : expected,
                        committed,
                        poison,
                        topics.committedDeadLetters());
        if (plan.withLateFacts()) {
            OpenWarnings law = OpenWarnings.after(expected);
            evidence = evidence.with(OpenWarnings.after(committed).differencesFrom(law));
            System.out.printf("%s: %d warnings stay open by the law%n", plan.name(), law.size());
        }
        return new RoundResult(
                plan,
                tally,
                evidence,
                topics.in(),
                topics.read(),
                poison.size(),
                probes(),
                kafka.openTransactions(topics.transactions()),
                producerThreads(),
                SavepointContents.of(savepoint, OperatorIds.CUSTOMERS));
    }

    /** Returns when all is there, or when all is read and nothing more comes. */
    private void awaitAll(int rejected) throws Exception {
        int[] seen = {-1};
        long[] since = {0};
        Waiting.until(
                "all is read, and all events are there",
                PATIENCE,
                () -> {
                    if (topics.read() != topics.in()) {
                        return false;
                    }
                    List<String> warnings = topics.committedWarnings();
                    int letters = topics.committedDeadLetters().size();
                    if (warnings.size() + letters != seen[0]) {
                        seen[0] = warnings.size() + letters;
                        since[0] = System.nanoTime();
                    }
                    return !plan.withLateFacts()
                                    && new HashSet<>(warnings).size() >= expected.size()
                                    && letters >= rejected
                            || System.nanoTime() - since[0] > STANDSTILL.toNanos();
                });
        // Duplicates get time to arrive.
        job.awaitCheckpoint(System.currentTimeMillis());
    }

    /**
     * In how many partitions a record is seen that comes last: not behind a transaction that hangs.
     */
    private long probes() throws Exception {
        List<TopicPartition> all =
                new ArrayList<>(KafkaView.partitions(topics.warnings(), ChaosTopics.PARTITIONS));
        all.addAll(KafkaView.partitions(topics.deadLetters(), 1));
        for (TopicPartition partition : all) {
            probe(partition);
        }
        return kafka.records(topics.warnings(), ChaosTopics.PARTITIONS, "read_committed").stream()
                        .filter(record -> record.key() == null)
                        .map(ConsumerRecord::partition)
                        .distinct()
                        .count()
                + kafka.records(topics.deadLetters(), 1, "read_committed").stream()
                        .filter(record -> record.headers().lastHeader("reason") == null)
                        .map(ConsumerRecord::partition)
                        .distinct()
                        .count();
    }

    private void probe(TopicPartition partition) throws Exception {
        ProducerRecord<byte[], byte[]> probe =
                new ProducerRecord<>(
                        partition.topic(), partition.partition(), null, new byte[] {'p'});
        Waiting.until(
                "a record in " + partition,
                PATIENCE,
                () -> {
                    try (var producer = kafka.patientProducer()) {
                        producer.send(probe).get();
                        return true;
                    }
                });
    }

    private long producerThreads() throws Exception {
        long[] left = new long[1];
        try {
            Waiting.until(
                    "no producer is left",
                    Duration.ofSeconds(60),
                    () -> {
                        left[0] =
                                cluster.rest().threads().stream()
                                        .filter(name -> name.startsWith("kafka-producer-network"))
                                        .count();
                        return left[0] == 0;
                    });
        } catch (IllegalStateException e) {
            // It is told as it is.
        }
        return left[0];
    }
}
