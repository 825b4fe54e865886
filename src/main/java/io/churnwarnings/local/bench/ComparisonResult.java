package io.churnwarnings.local.bench;

import io.churnwarnings.local.bench.variant.RunResult;
import java.util.List;

/**
 * The results of a comparison.
 *
 * @param facts the number of facts
 * @param customers the number of customers
 * @param zipf the exponent of the skew of purchase rates; 0: all equal
 * @param parallelism of the job
 * @param checkpointSeconds the interval between checkpoints
 * @param preloadPerSecond the number of facts generated and written per second
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
     * @param round the round of the run; the runs of one round are consecutive
     * @param result the measurements
     * @param brokerCpuSeconds processor time of the broker during the run
     */
    record Run(int round, RunResult result, double brokerCpuSeconds) {}
}
