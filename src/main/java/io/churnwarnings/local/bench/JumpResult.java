package io.churnwarnings.local.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The costs of two rare events.
 *
 * @param customers how many there were, each with three purchases
 * @param checkpointSeconds between two checkpoints
 * @param fullBytes the size of a checkpoint of all of them
 * @param afterFewBytes what was written by the checkpoints after one in a hundred had bought again
 * @param warnings how many events came of the jump
 * @param saidSeconds from the jump's facts being written to the last of them at the output of the
 *     operator
 * @param readSeconds the same to the last of them in the hands of a reader of committed records
 * @param failedCheckpoints how many checkpoints were not completed meanwhile
 * @param longestCheckpointMillis how long the longest of all took
 */
record JumpResult(
        int customers,
        long checkpointSeconds,
        long fullBytes,
        long afterFewBytes,
        long warnings,
        double saidSeconds,
        double readSeconds,
        long failedCheckpoints,
        long longestCheckpointMillis)
        implements StandingResult {

    @JsonProperty
    double saidPerSecond() {
        return warnings / saidSeconds;
    }

    @JsonProperty
    double readPerSecond() {
        return warnings / readSeconds;
    }

    @Override
    public String text() {
        return """

        %,d customers, checkpoints every %d s; %d failed in the jump, the longest of all took %,d ms
          a checkpoint after one in a hundred bought again: %,d bytes, %.1f %% of the %,d of all
          a jump of the clock over a line of all: %,d warnings, %,.0f/s at the operator (%.1f s), \
        %,.0f/s until they were read (%.1f s)\
        """
                .formatted(
                        customers,
                        checkpointSeconds,
                        failedCheckpoints,
                        longestCheckpointMillis,
                        afterFewBytes,
                        100.0 * afterFewBytes / fullBytes,
                        fullBytes,
                        warnings,
                        saidPerSecond(),
                        saidSeconds,
                        readPerSecond(),
                        readSeconds);
    }
}
