package io.churnwarnings.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tries one thing after the other until one of them finds a mutant. */
public final class MutantHunt {

    /** Plays a simulation that fails if it finds the mutant. */
    @FunctionalInterface
    public interface Play<T> {

        void play(T what) throws Exception;
    }

    private MutantHunt() {}

    /**
     * @throws AssertionError if each play passes
     */
    public static <T> void assertDetected(Stream<T> all, Play<T> play) {
        assertFound(all, what -> fails(play, what));
    }

    /**
     * @throws AssertionError if none of them finds anything
     */
    public static <T> void assertFound(Stream<T> all, Predicate<T> finds) {
        if (Seeds.areGiven()) {
            long found = all.filter(finds).count();
            System.out.printf("found out %d times%n", found);
            assertThat(found).isPositive();
        } else {
            assertThat(all.anyMatch(finds)).as("found out").isTrue();
        }
    }

    private static <T> boolean fails(Play<T> play, T what) {
        try {
            play.play(what);
            return false;
        } catch (AssertionError | Exception found) {
            return true;
        }
    }
}
