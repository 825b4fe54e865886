package io.churnwarnings.local.bench.variant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The measurements of one run. Seconds and events are of the measured part: from the end of the
 * warm-up to the last fact.
 *
 * @param variant what ran
 * @param facts how many were processed in the measured part
 * @param seconds how long that took
 * @param cpuSeconds processor time of the whole process, the compiler's included
 * @param compilerSeconds of it, that of the just-in-time compiler
 * @param collectorSeconds of it, that of the garbage collector
 * @param rocksdbSeconds of it, that of RocksDB's own threads
 * @param tailSeconds from the last fact until everything was committed
 * @param tailCpuSeconds processor time of that, the compiler's left out
 * @param processed how many records were read in all
 * @param complete whether all facts were processed; false if the run was cut short
 * @param warnings how many events were written in the whole run
 * @param customers how many customers the state holds at the end; 0 if it is not known
 * @param peakBytes the most memory that the process held
 * @param peakHeapBytes the most heap that was in use, garbage included
 * @param checkpoints how many were completed
 * @param failedCheckpoints how many were not
 * @param checkpointMillis how long they took on average
 * @param longestCheckpointMillis how long the longest took
 * @param checkpointBytes what each of them wrote on average
 * @param stateBytes the size of the last savepoint or checkpoint
 */
public record RunResult(
        String variant,
        long facts,
        double seconds,
        double cpuSeconds,
        double compilerSeconds,
        double collectorSeconds,
        double rocksdbSeconds,
        double tailSeconds,
        double tailCpuSeconds,
        long processed,
        boolean complete,
        long warnings,
        long customers,
        long peakBytes,
        long peakHeapBytes,
        long checkpoints,
        long failedCheckpoints,
        long checkpointMillis,
        long longestCheckpointMillis,
        long checkpointBytes,
        long stateBytes) {

    /** The resolution of the system's processor times. */
    private static final double LEAST_SECONDS = 0.01;

    /** Facts a second of wall time. */
    @JsonProperty
    public double perSecond() {
        return facts / seconds;
    }

    /** Facts a second of processor time, the compiler's left out. */
    @JsonProperty
    public double perCpuSecond() {
        return facts / Math.max(LEAST_SECONDS, cpuSeconds - compilerSeconds);
    }

    /** The same with all that came after the last fact, until everything was committed. */
    @JsonProperty
    public double perCpuSecondToTheCommit() {
        return facts / Math.max(LEAST_SECONDS, cpuSeconds - compilerSeconds + tailCpuSeconds);
    }
}
