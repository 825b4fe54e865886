package io.churnwarnings;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all micro-benchmarks: {@code mvn test -Dtest=MicroBenchmarks}, or those whose names match
 * {@code -Dbenchmarks=REGEX}. No test, and never run as one.
 */
class MicroBenchmarks {

    private static final String ALL = "io\\.churnwarnings\\..*Benchmark\\..*";

    @Test
    void run() throws Exception {
        new Runner(
                        new OptionsBuilder()
                                .include(System.getProperty("benchmarks", ALL))
                                .forks(1)
                                .warmupIterations(3)
                                .warmupTime(TimeValue.seconds(1))
                                .measurementIterations(5)
                                .measurementTime(TimeValue.seconds(1))
                                .shouldFailOnError(true)
                                .build())
                .run();
    }
}
