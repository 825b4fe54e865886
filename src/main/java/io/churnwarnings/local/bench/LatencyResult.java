package io.churnwarnings.local.bench;

import java.util.List;

/**
 * How long a warning takes, in milliseconds.
 *
 * @param perSecond the facts a second that were written meanwhile
 * @param checkpointSeconds between two checkpoints
 * @param warnings how many were measured
 * @param toTheReader from the clock passing a line to the warning in the hands of a reader of
 *     committed records
 * @param ofTheClock from the instant of a line, and the disorder that is allowed for, to the clock
 *     passing it
 */
record LatencyResult(
        double perSecond,
        long checkpointSeconds,
        int warnings,
        Percentiles toTheReader,
        Percentiles ofTheClock)
        implements StandingResult {

    /** Percentiles in milliseconds. */
    record Percentiles(long p50, long p90, long p99, long p999, long max) {

        static Percentiles of(List<Long> values) {
            long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Percentiles(
                    at(sorted, 0.5),
                    at(sorted, 0.9),
                    at(sorted, 0.99),
                    at(sorted, 0.999),
                    sorted[sorted.length - 1]);
        }

        private static long at(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
        }

        private String text() {
            return "p50 %,d, p90 %,d, p99 %,d, p99.9 %,d, longest %,d ms"
                    .formatted(p50, p90, p99, p999, max);
        }
    }

    @Override
    public String text() {
        return """

        %,d warnings at a steady %,.0f facts/s, checkpoints every %d s
          from a line being passed by the clock to its warning being read: %s
          from a line, and the disorder allowed for, to the clock:         %s\
        """
                .formatted(
                        warnings,
                        perSecond,
                        checkpointSeconds,
                        toTheReader.text(),
                        ofTheClock.text());
    }
}
