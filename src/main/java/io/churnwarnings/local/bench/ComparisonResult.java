package io.churnwarnings.local.bench;

import io.churnwarnings.local.bench.variant.RunResult;
import java.util.List;

/**
 * All that a comparison measured.
 *
 * @param facts how many there were
 * @param customers of how many customers
 * @param zipf the exponent of their law; 0: all alike
 * @param parallelism of the job
 * @param checkpointSeconds between two checkpoints
 * @param preloadPerSecond how many facts a second were made and written
 * @param runs the runs, in their order
 */
record ComparisonResult(
        long facts,
        int customers,
        double zipf,
        int parallelism,
        long checkpointSeconds,
        double preloadPerSecond,
        List<Run> runs) {

    /**
     * One run.
     *
     * @param round the runs of one round followed each other
     * @param result what it showed
     * @param brokerCpuSeconds processor time that the broker took for it, all in all
     */
    record Run(int round, RunResult result, double brokerCpuSeconds) {}
}
