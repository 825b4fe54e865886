package io.churnwarnings.local.bench;

import io.churnwarnings.local.bench.data.SilentCustomers;
import io.churnwarnings.local.bench.variant.BenchCluster;
import io.churnwarnings.local.bench.variant.Graphs;
import io.churnwarnings.local.bench.variant.Progress;
import io.churnwarnings.local.bench.variant.RunSpec;
import io.churnwarnings.local.cluster.JobMetrics;
import io.churnwarnings.local.cluster.LocalCluster;
import io.churnwarnings.tools.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills the state with customers who have the same cycle, and measures a checkpoint after a few of
 * them bought again, and a jump of the clock over a line of all of them: what happens when a source
 * comes back after weeks.
 */
final class JumpRun {

    private static final long FIRST_LINE = Instant.parse("2024-07-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    /** Behind the lines of all, and before the next line of anybody. */
    private static final long JUMP_TO = FIRST_LINE + 24 * HOUR;

    private static final int HISTORY = 3;
    private static final int FEW = 100;
    private static final double CALM = 0.9;
    private static final long MILLIS_BETWEEN_LOOKS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RunSpec spec;
    private final int partitions;
    private final int customers;
    private final Console console;
    private final SilentCustomers facts;

    private LocalCluster cluster;
    private Progress progress;

    /**
     * @param spec of a run of the job whose topic is there and empty
     */
    JumpRun(RunSpec spec, int partitions, int customers, Console console) {
        this.spec = spec;
        this.partitions = partitions;
        this.customers = customers;
        this.console = console;
        this.facts = new SilentCustomers(spec.topic(), partitions);
    }

    JumpResult run() throws Exception {
        Configuration configuration = BenchCluster.configuration(spec);
        try (KafkaProducer<byte[], byte[]> producer = producer();
                JobMetrics metrics = new JobMetrics()) {
            metrics.listenTo(configuration);
            progress = new Progress(metrics);
            try (LocalCluster started = LocalCluster.start(configuration, spec.parallelism())) {
                cluster = started;
                StreamExecutionEnvironment env =
                        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
                Graphs.define(env, spec);
                cluster.submit(env.getStreamGraph().getJobGraph());
                try {
                    return measure(producer);
                } finally {
                    cluster.cancel();
                }
            }
        }
    }

    private JumpResult measure(KafkaProducer<byte[], byte[]> producer) throws Exception {
        console.begin("Filling the state", (long) customers * HISTORY);
        for (int step = 0; step < HISTORY; step++) {
            for (int customer = 0; customer < customers; customer++) {
                producer.send(facts.history(customer, line(customer), step));
            }
        }
        long written = (long) customers * HISTORY;
        awaitFacts(producer, written);
        AbstractCheckpointStats full = awaitCalm();

        for (int customer = 0; customer < customers; customer += FEW) {
            producer.send(facts.again(customer, line(customer)));
            written++;
        }
        awaitFacts(producer, written);
        awaitCheckpoint();
        long afterFew = bytesSince(full.getCheckpointId());
        console.end("done");
        return jump(producer, full.getStateSize(), afterFew);
    }

    private JumpResult jump(KafkaProducer<byte[], byte[]> producer, long full, long afterFew)
            throws Exception {
        try (WarningReader reader = new WarningReader(spec.bootstrapServers(), spec.outTopic())) {
            console.begin("Jumping", customers);
            long failedBefore = failed();
            long began = System.nanoTime();
            for (int partition = 0; partition < partitions; partition++) {
                producer.send(facts.purchase(partition, JUMP_TO));
            }
            producer.flush();
            await("warnings are missing", () -> progress.warnings() >= customers);
            long last = System.nanoTime();
            await("warnings were not committed", () -> reader.count() >= customers);
            long read = System.nanoTime();
            console.end("done");
            return new JumpResult(
                    customers,
                    spec.checkpointInterval().toSeconds(),
                    full,
                    afterFew,
                    progress.warnings(),
                    (last - began) / 1e9,
                    (read - began) / 1e9,
                    failed() - failedBefore,
                    checkpoints().getSummaryStats().getEndToEndDurationStats().getMaximum());
        }
    }

    /** The lines of all fall into one hour. */
    private static long line(int customer) {
        return FIRST_LINE + customer % HOUR;
    }

    private void awaitFacts(KafkaProducer<byte[], byte[]> producer, long count) throws Exception {
        producer.flush();
        await("facts are missing", () -> progress.facts() >= count);
    }

    /**
     * Returns a checkpoint of everything that wrote no less than the one before, so that what the
     * filling has left to write is written.
     */
    private AbstractCheckpointStats awaitCalm() throws Exception {
        AbstractCheckpointStats before = awaitCheckpoint();
        AbstractCheckpointStats checkpoint = awaitCheckpoint();
        while (checkpoint.getCheckpointedSize() < CALM * before.getCheckpointedSize()) {
            before = checkpoint;
            checkpoint = awaitCheckpoint();
        }
        return checkpoint;
    }

    /** Returns the first checkpoint that began after this was called. */
    private AbstractCheckpointStats awaitCheckpoint() throws Exception {
        long now = System.currentTimeMillis();
        await("no checkpoint was completed", () -> latest() != null && isSince(latest(), now));
        return latest();
    }

    private static boolean isSince(AbstractCheckpointStats checkpoint, long instant) {
        return checkpoint.getTriggerTimestamp() > instant;
    }

    private AbstractCheckpointStats latest() {
        return checkpoints().getHistory().getLatestCompletedCheckpoint();
    }

    private long bytesSince(long checkpoint) {
        return checkpoints().getHistory().getCheckpoints().stream()
                .filter(later -> later.getCheckpointId() > checkpoint)
                .filter(later -> later.getStatus() == CheckpointStatsStatus.COMPLETED)
                .mapToLong(AbstractCheckpointStats::getCheckpointedSize)
                .sum();
    }

    private long failed() {
        return checkpoints().getCounts().getNumberOfFailedCheckpoints();
    }

    private CheckpointStatsSnapshot checkpoints() {
        try {
            return cluster.checkpoints();
        } catch (Exception e) {
            throw new IllegalStateException("the cluster does not answer", e);
        }
    }

    private void await(String otherwise, BooleanSupplier condition) throws Exception {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            cluster.failIfEnded();
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        otherwise + " within " + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", spec.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
