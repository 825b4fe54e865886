package io.churnwarnings.local.bench;

import io.churnwarnings.tools.input.UsageException;
import picocli.CommandLine.Option;

/** The options of a comparison on made facts. */
final class SyntheticFactsOptions {

    @Option(
            names = "--customers",
            paramLabel = "M",
            defaultValue = "1000000",
            description = "Number of customers (default: ${DEFAULT-VALUE}).")
    int customers;

    @Option(
            names = "--zipf",
            paramLabel = "S",
            defaultValue = "0",
            description = "Exponent of the skew of purchase rates; 0: all alike (the default).")
    double zipf;

    @Option(
            names = "--warned",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description =
                    "Approximate number of facts that lead to a warning (default: ${DEFAULT-VALUE}).")
    double warned;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed makes the same facts (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the topic of the facts (default: ${DEFAULT-VALUE}).")
    int partitions;

    @Option(
            names = "--runs",
            paramLabel = "R",
            defaultValue = "3",
            description = "Runs of each variant (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "4g",
            description = "Heap of the JVM of a variant (default: ${DEFAULT-VALUE}).")
    String heap;

    void check() {
        if (customers < 1 || partitions < 1 || runs < 1) {
            throw new UsageException("--customers, --partitions and --runs must be 1 or more");
        }
        if (!(zipf >= 0 && zipf <= 3) || !(warned >= 0 && warned <= 0.5)) {
            throw new UsageException("--zipf must be 0 to 3, and --warned 0 to 0.5");
        }
    }
}
