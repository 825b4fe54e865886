package io.churnwarnings.local.bench.variant;

import io.churnwarnings.local.bench.process.Memory;
import io.churnwarnings.local.bench.process.ThreadTimes;
import io.churnwarnings.local.cluster.JobMetrics;
import io.churnwarnings.local.cluster.LocalCluster;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs one variant in this JVM and measures it. */
public final class VariantRun {

    private static final long MILLIS_BETWEEN_LOOKS = 100;
    private static final long MILLIS_BETWEEN_WORDS = 1_000;
    private static final long SETTLED_MILLIS = 1_000;
    private static final long STANDSTILL_MILLIS = 20_000;

    private final RunSpec spec;
    private final Consumer<String> said;
    private final ThreadTimes times = new ThreadTimes();
    private Progress progress;
    private LocalCluster cluster;

    /**
     * @param said receives {@code PROGRESS n}, {@code PROCESSED n} and {@code DONE warnings}
     */
    public VariantRun(RunSpec spec, Consumer<String> said) {
        this.spec = spec;
        this.said = said;
    }

    /** The state of the run at one moment. */
    private record Mark(long processed, long facts, long nanos, ThreadTimes.Times times) {}

    public RunResult run() throws Exception {
        try (JobMetrics metrics = new JobMetrics()) {
            Configuration configuration = BenchCluster.configuration(spec);
            metrics.listenTo(configuration);
            progress = new Progress(metrics);
            try (LocalCluster started = LocalCluster.start(configuration, spec.parallelism())) {
                cluster = started;
                StreamExecutionEnvironment env =
                        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
                Graphs.define(env, spec);
                cluster.submit(env.getStreamGraph().getJobGraph());
                return measure();
            }
        }
    }

    private RunResult measure() throws Exception {
        Mark start = mark();
        Mark warm = reach(Math.max(1, spec.warmUp()), Long.MAX_VALUE);
        // With so few facts all were processed before the first check: the start-up is measured
        // with them.
        Mark begin = warm.processed < spec.facts() ? warm : start;
        long cut =
                spec.mostSeconds() == 0
                        ? Long.MAX_VALUE
                        : begin.nanos + spec.mostSeconds() * 1_000_000_000L;
        Mark end = reach(spec.facts(), cut);
        boolean complete = end.processed >= spec.facts();
        Memory memory = Memory.peak();
        said.accept("PROCESSED " + end.processed);
        if (complete && spec.variant().warns()) {
            settle();
        }
        long warnings = progress.warnings();
        // While more come, no checkpoint fits their number.
        long customers = complete ? progress.customers() : 0;
        if (complete && spec.variant().warns()) {
            Path savepoints = spec.folder().resolve("checkpoints");
            cluster.stop(savepoints);
        } else {
            cluster.cancel();
        }
        Mark last = mark();
        said.accept("DONE " + warnings);
        return Results.of(
                spec,
                new Results.Part(
                        end.facts - begin.facts,
                        (end.nanos - begin.nanos) / 1e9,
                        end.times.since(begin.times)),
                new Results.Part(0, (last.nanos - end.nanos) / 1e9, last.times.since(end.times)),
                new Results.Counts(end.processed, complete, warnings, customers),
                memory,
                cluster.checkpoints());
    }

    /** Returns when so many records are processed, or at a time. */
    private Mark reach(long records, long latest) throws Exception {
        long word = System.nanoTime();
        while (progress.processed() < records && System.nanoTime() < latest) {
            cluster.failIfEnded();
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            if (System.nanoTime() - word >= MILLIS_BETWEEN_WORDS * 1_000_000) {
                word = System.nanoTime();
                times.look();
                said.accept("PROGRESS " + progress.processed());
            }
        }
        return mark();
    }

    private Mark mark() throws Exception {
        return new Mark(progress.processed(), progress.facts(), System.nanoTime(), times.look());
    }

    /**
     * Returns when the clock has triggered all events: it has reached the source's clock, or is
     * held by an empty partition.
     */
    private void settle() throws Exception {
        long clock = progress.clock();
        long warnings = progress.warnings();
        long since = System.nanoTime();
        while (System.nanoTime() - since
                < (progress.isClockThere() ? SETTLED_MILLIS : STANDSTILL_MILLIS) * 1_000_000) {
            cluster.failIfEnded();
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            if (clock != progress.clock() || warnings != progress.warnings()) {
                clock = progress.clock();
                warnings = progress.warnings();
                since = System.nanoTime();
            }
        }
    }
}
