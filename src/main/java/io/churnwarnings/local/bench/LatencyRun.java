package io.churnwarnings.local.bench;

import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.local.bench.data.SilentCustomers;
import io.churnwarnings.local.bench.variant.BenchCluster;
import io.churnwarnings.local.bench.variant.Graphs;
import io.churnwarnings.local.bench.variant.Progress;
import io.churnwarnings.local.bench.variant.RunSpec;
import io.churnwarnings.local.cluster.JobMetrics;
import io.churnwarnings.local.cluster.LocalCluster;
import io.churnwarnings.tools.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Runs the job against the wall clock under a steady load, and measures how long a warning takes.
 */
final class LatencyRun {

    private static final int WARNINGS_A_SECOND = 1_000;
    private static final long LEAD_MILLIS = 60_000;
    private static final long STEP_MILLIS = 10;
    private static final int HISTORY = 3;

    private final RunSpec spec;
    private final int partitions;
    private final int rate;
    private final int seconds;
    private final Console console;
    private final SilentCustomers facts;

    /**
     * @param spec of a run of the job whose topic is there and empty
     * @param rate of facts a second
     * @param seconds for how long it is measured
     */
    LatencyRun(RunSpec spec, int partitions, int rate, int seconds, Console console) {
        this.spec = spec;
        this.partitions = partitions;
        this.rate = rate;
        this.seconds = seconds;
        this.console = console;
        this.facts = new SilentCustomers(spec.topic(), partitions);
    }

    LatencyResult run() throws Exception {
        ChurnSettings settings = Graphs.settings(spec);
        long disorder = settings.policy().disorder();
        Configuration configuration = BenchCluster.configuration(spec);
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                Map.of(
                                        "bootstrap.servers",
                                        spec.bootstrapServers(),
                                        "linger.ms",
                                        5),
                                new ByteArraySerializer(),
                                new ByteArraySerializer());
                JobMetrics metrics = new JobMetrics()) {
            metrics.listenTo(configuration);
            Progress progress = new Progress(metrics);
            long start = System.currentTimeMillis() + LEAD_MILLIS;
            long histories = writeHistories(producer, start - disorder);
            try (LocalCluster cluster = LocalCluster.start(configuration, spec.parallelism())) {
                StreamExecutionEnvironment env =
                        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
                Graphs.define(env, spec);
                cluster.submit(env.getStreamGraph().getJobGraph());
                try (ClockTrace trace = new ClockTrace(progress::clock);
                        WarningReader reader =
                                new WarningReader(spec.bootstrapServers(), spec.outTopic())) {
                    console.begin("Measuring", seconds);
                    drive(producer, cluster, progress, start, histories);
                    reader.awaitMore(spec.checkpointInterval().multipliedBy(3));
                    trace.close();
                    console.end("done");
                    return result(reader.stop(), trace, disorder);
                } finally {
                    cluster.cancel();
                }
            }
        }
    }

    private long writeHistories(KafkaProducer<byte[], byte[]> producer, long firstLine) {
        int customers = seconds * WARNINGS_A_SECOND;
        for (int step = 0; step < HISTORY; step++) {
            for (int customer = 0; customer < customers; customer++) {
                long line = firstLine + customer * 1_000L / WARNINGS_A_SECOND;
                producer.send(facts.history(customer, line, step));
            }
        }
        producer.flush();
        return (long) customers * HISTORY;
    }

    /** Writes facts of the present, as many as are due, until the measured time is over. */
    private void drive(
            KafkaProducer<byte[], byte[]> producer,
            LocalCluster cluster,
            Progress progress,
            long start,
            long histories)
            throws Exception {
        long began = System.currentTimeMillis();
        long sent = 0;
        boolean checked = false;
        for (long now = began; now < start + seconds * 1_000L; now = System.currentTimeMillis()) {
            cluster.failIfEnded();
            if (!checked && now >= start) {
                checked = true;
                if (progress.facts() < histories) {
                    throw new IllegalStateException(
                            "the job is too slow for this: it has not read the histories within "
                                    + LEAD_MILLIS
                                    + " ms");
                }
            }
            for (long due = (now - began) * rate / 1_000; sent < due; sent++) {
                producer.send(facts.purchase((int) (sent % partitions), now));
            }
            console.step(Math.max(0, (now - start) / 1_000), "");
            Thread.sleep(STEP_MILLIS);
        }
    }

    private LatencyResult result(List<WarningReader.Read> read, ClockTrace trace, long disorder) {
        List<Long> toTheReader = new ArrayList<>();
        List<Long> ofTheClock = new ArrayList<>();
        for (WarningReader.Read warning : read) {
            long passed = trace.passed(warning.line());
            if (passed >= 0) {
                toTheReader.add(warning.at() - passed);
                ofTheClock.add(passed - warning.line() - disorder);
            }
        }
        if (toTheReader.isEmpty()) {
            throw new IllegalStateException("no warning was read");
        }
        return new LatencyResult(
                rate,
                spec.checkpointInterval().toSeconds(),
                toTheReader.size(),
                LatencyResult.Percentiles.of(toTheReader),
                LatencyResult.Percentiles.of(ofTheClock));
    }
}
