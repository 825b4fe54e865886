package io.churnwarnings.testkit;

import java.util.stream.LongStream;

/**
 * How many seeds a simulation plays. A build plays the few that each test names. The system
 * property {@code simulation.seeds} replaces that number in all tests, and makes each {@link
 * MutantHunt} try all its seeds and print how many of them find the mutant. {@code mvn -B test
 * -Psimulations} runs the long simulations alone, with 5,000 seeds and without time limits; {@code
 * -Dsimulation.seeds=...} sets another number.
 */
public final class Seeds {

    private static final String PROPERTY = "simulation.seeds";

    private static final long FIXED = 20261130;

    private Seeds() {}

    /**
     * The seed of a test with random inputs. It is fixed, so that a build has one result.
     *
     * @param property the system property that sets another seed
     */
    public static long fixedOr(String property) {
        return Long.getLong(property, FIXED);
    }

    /**
     * @param few the number of a build
     */
    public static int orElse(int few) {
        return Integer.getInteger(PROPERTY, few);
    }

    /**
     * @param few the number of a build
     */
    public static LongStream range(int few) {
        return LongStream.range(0, orElse(few));
    }

    /** The first seeds of batches that together have at least as many. */
    public static LongStream batches(int few, int size) {
        int batches = (orElse(few) + size - 1) / size;
        return LongStream.range(0, batches).map(batch -> batch * size);
    }

    static boolean areGiven() {
        return Integer.getInteger(PROPERTY) != null;
    }
}
