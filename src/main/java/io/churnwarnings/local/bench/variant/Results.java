package io.churnwarnings.local.bench.variant;

import io.churnwarnings.local.bench.process.Memory;
import io.churnwarnings.local.bench.process.ThreadTimes;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStatsSummarySnapshot;

/** Puts a result together. */
final class Results {

    private Results() {}

    /** A stretch of a run. */
    record Part(long facts, double seconds, ThreadTimes.Times times) {}

    /** The counts of the whole run. */
    record Counts(long processed, boolean complete, long warnings, long customers) {}

    static RunResult of(
            RunSpec spec,
            Part measured,
            Part tail,
            Counts counts,
            Memory memory,
            CheckpointStatsSnapshot checkpoints) {
        CompletedCheckpointStatsSummarySnapshot summary = checkpoints.getSummaryStats();
        AbstractCheckpointStats last = checkpoints.getHistory().getLatestSavepoint();
        if (last == null) {
            last = checkpoints.getHistory().getLatestCompletedCheckpoint();
        }
        long completed = checkpoints.getCounts().getNumberOfCompletedCheckpoints();
        return new RunResult(
                spec.variant().toString(),
                measured.facts,
                measured.seconds,
                measured.times.all(),
                measured.times.compiler(),
                measured.times.collector(),
                measured.times.rocksdb(),
                tail.seconds,
                tail.times.all() - tail.times.compiler(),
                counts.processed,
                counts.complete,
                counts.warnings,
                counts.customers,
                memory.bytes(),
                memory.heapBytes(),
                completed,
                checkpoints.getCounts().getNumberOfFailedCheckpoints(),
                completed == 0 ? 0 : summary.getEndToEndDurationStats().getAverage(),
                completed == 0 ? 0 : summary.getEndToEndDurationStats().getMaximum(),
                completed == 0 ? 0 : summary.getCheckpointedSize().getAverage(),
                last == null ? 0 : last.getStateSize());
    }
}
