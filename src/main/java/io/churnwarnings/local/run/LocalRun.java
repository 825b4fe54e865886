package io.churnwarnings.local.run;

import io.churnwarnings.local.cluster.EmbeddedKafka;
import io.churnwarnings.local.cluster.JobMetrics;
import io.churnwarnings.local.cluster.JobNumbers;
import io.churnwarnings.local.cluster.LocalCluster;
import io.churnwarnings.local.cluster.LocalJob;
import io.churnwarnings.local.cluster.LocalTopics;
import io.churnwarnings.tools.Console;
import io.churnwarnings.tools.input.RejectedText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole pipeline on one machine: a broker, a cluster, the job between its topics, a writer of
 * purchases and a reader of warnings.
 */
public final class LocalRun implements AutoCloseable {

    private static final int RECORDS_BETWEEN_LOOKS = 500;
    private static final long DAY = 86_400_000;
    private static final long MILLIS_BETWEEN_LOOKS = 500;

    private final RunPlan plan;
    private final Console console;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean done;

    private LocalJob job;
    private Configuration configuration;
    private LocalCluster cluster;
    private JobWatch watch;
    private RecordProducer feed;
    private OutputCollector collector;

    public LocalRun(RunPlan plan, Console console) {
        this.plan = plan;
        this.console = console;
        opened.push(plan.folder());
        if (plan.play().records() != null) {
            opened.push(plan.play().records());
        }
        List.of(plan.events(), plan.rejected(), console).forEach(opened::push);
    }

    /**
     * Returns when all events are in the files; never with {@code keepRunning}, or if others write
     * the topic.
     */
    public void run() throws Exception {
        setUp();
        if (plan.play().isFollow()) {
            follow();
            return;
        }
        long start;
        FedRecords fed;
        if (plan.play().isLive()) {
            // From its first word on, a partition is waited for: then no other one's clock can run
            // ahead of it.
            feed.heartbeats(plan.play().opening());
            startJob();
            start = System.nanoTime();
            fed = playLive();
        } else {
            // All records before the job starts: its results must not depend on which of the two is
            // faster.
            fed = feed.write(plan.play().records(), (count, at) -> {});
            closeInput(fed);
            if (plan.play().tally() != null) {
                RejectedText.of(plan.play().tally()).forEach(console::line);
            }
            if (fed.records() == 0) {
                console.line("Warning: there are no records in " + plan.play().name());
            }
            startJob();
            start = System.nanoTime();
            console.begin("Playing", fed.records());
        }
        awaitEnd(fed);
        double seconds = (System.nanoTime() - start) / 1e9;
        JobNumbers numbers = watch.numbers();
        commit();
        collector.finish();
        console.end("%,d records in %.1f s".formatted(fed.records(), seconds));
        console.line(new Summary(fed, numbers, collector, seconds, plan).text());
        check(fed);
        done = true;
        if (plan.keepRunning()) {
            console.line("\nEverything stays up until Ctrl-C.");
            new CountDownLatch(1).await();
        }
    }

    private void setUp() throws Exception {
        Map<String, String> settings =
                Map.of("message.max.bytes", String.valueOf(LocalTopics.MAX_RECORD_BYTES));
        EmbeddedKafka kafka = open(EmbeddedKafka.start(plan.folder().broker(), settings));
        String broker = kafka.bootstrapServers();
        job = plan.jobs().on(broker);
        LocalTopics topics = open(new LocalTopics(broker));
        topics.create(List.of(job.facts(), job.events(), job.rejected()));
        JobMetrics metrics = open(new JobMetrics());
        configuration =
                LocalCluster.defaults(
                        plan.folder().scratch(), plan.checkpoints(), plan.parallelism());
        plan.flink().forEach(configuration::setString);
        metrics.listenTo(configuration);
        cluster = open(LocalCluster.startWithPage(configuration, plan.parallelism()));
        watch = new JobWatch(cluster, metrics, job, plan.parallelism());
        feed = open(new RecordProducer(broker, job.facts(), job.rules()));
        collector = open(new OutputCollector(broker, job, topics, plan, console));
        console.line("Kafka        " + broker);
        console.line("  purchases  " + job.facts());
        console.line("  warnings   " + job.events());
        console.line("  rejected   " + job.rejected());
        console.line("Flink        " + cluster.address() + "\n");
    }

    private void startJob() throws Exception {
        // Not before all of a file could be read: a corrupt one must not cost earlier results.
        plan.events().begin();
        plan.rejected().begin();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        job.graph().accept(environment);
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        cluster.submit(graph);
        watch.awaitUp();
    }

    private void follow() throws Exception {
        startJob();
        console.line(FollowHelp.text(job.facts(), job.quietAfter()));
        while (true) {
            cluster.failIfEnded();
            collector.flush();
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private FedRecords playLive() throws Exception {
        long opening = plan.play().opening();
        ClockReporter teller =
                plan.play().isShow()
                        ? open(
                                new ClockReporter(
                                        plan.play().wall(), watch::clock, watch::held, console))
                        : null;
        console.begin("Playing", plan.play().days());
        FedRecords fed =
                feed.write(
                        plan.play().records(),
                        (count, at) -> {
                            if (count % RECORDS_BETWEEN_LOOKS == 0) {
                                cluster.failIfEnded();
                                console.step((at - opening) / DAY, day(at));
                            }
                        });
        if (teller != null) {
            teller.close();
        }
        closeInput(fed);
        return fed;
    }

    private void closeInput(FedRecords fed) throws Exception {
        if (fed.hasEnd()) {
            feed.heartbeats(fed.end());
        }
    }

    private void awaitEnd(FedRecords fed) throws Exception {
        long goal = fed.hasEnd() ? fed.end() - job.disorder().toMillis() - 1 : Long.MIN_VALUE;
        watch.awaitEnd(
                feed.sent(),
                goal,
                (read, clock) -> {
                    long done =
                            plan.play().isLive()
                                    ? plan.play().days()
                                    : Math.min(read, fed.records());
                    console.step(done, clock == Long.MIN_VALUE ? "" : day(clock));
                });
    }

    private static String day(long time) {
        return Instant.ofEpochMilli(time).toString().substring(0, 10);
    }

    private void commit() throws Exception {
        if (plan.keepRunning()) {
            cluster.checkpoint();
        } else {
            cluster.stop(plan.checkpoints());
        }
    }

    /** Every record must have come out on one side or the other. */
    private void check(FedRecords fed) {
        long rejected = collector.reasons().values().stream().mapToLong(Long::longValue).sum();
        if (rejected != fed.rejected()) {
            throw new IllegalStateException(
                    "%d records should have been rejected, %d were"
                            .formatted(fed.rejected(), rejected));
        }
    }

    /** Whether all events are in the files. */
    boolean isDone() {
        return done;
    }

    private synchronized <T extends AutoCloseable> T open(T resource) throws Exception {
        if (closed) {
            resource.close();
            throw new IllegalStateException("the run is being closed");
        }
        opened.push(resource);
        return resource;
    }

    /** Takes everything down, the last first; may be called from any thread and more than once. */
    @Override
    public synchronized void close() throws Exception {
        closed = true;
        Exception failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
