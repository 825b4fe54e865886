package io.churnwarnings.local.run;

import io.churnwarnings.local.cluster.JobMetrics;
import io.churnwarnings.local.cluster.JobNumbers;
import io.churnwarnings.local.cluster.LocalCluster;
import io.churnwarnings.local.cluster.LocalJob;
import java.util.Map;
import java.util.function.BiConsumer;

/** Knows from the job's own numbers how far it has come. */
final class JobWatch {

    private static final String READ = "numRecordsIn";
    // The watermark that the operator emits, not the one it receives: when it has advanced, all due
    // events have been emitted.
    private static final String CLOCK = "currentOutputWatermark";
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private final LocalCluster cluster;
    private final JobMetrics metrics;
    private final LocalJob job;
    private final int parallelism;

    JobWatch(LocalCluster cluster, JobMetrics metrics, LocalJob job, int parallelism) {
        this.cluster = cluster;
        this.metrics = metrics;
        this.job = job;
        this.parallelism = parallelism;
    }

    /** Returns when every task is at work. */
    void awaitUp() throws Exception {
        while (!cluster.isUp()) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    /**
     * Returns when the job has read this many records and its clock has reached {@code goal} in
     * every subtask.
     *
     * @param progress receives the records read and the clock repeatedly
     */
    void awaitEnd(long records, long goal, BiConsumer<Long, Long> progress) throws Exception {
        while (read() < records || clock() < goal) {
            cluster.failIfEnded();
            progress.accept(read(), clock());
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    /** The clock of the subtask that is most behind. */
    long clock() {
        return metrics.subtasks(job.operator(), CLOCK) == parallelism
                ? metrics.smallest(job.operator(), CLOCK)
                : Long.MIN_VALUE;
    }

    /** 1 in an outage, 2 in the grace after it, else 0. */
    long held() {
        return metrics.ofCoordinator("jobHeld");
    }

    JobNumbers numbers() {
        return JobNumbers.of(metrics, job.operator());
    }

    private long read() {
        return metrics.sum(job.source(), READ, Map.of());
    }
}
