package io.churnwarnings.local.bench;

import io.churnwarnings.local.bench.variant.RunSpec;
import io.churnwarnings.tools.Console;
import io.churnwarnings.tools.input.UsageException;
import picocli.CommandLine.Option;

/** The options of measurements of the job alone, without a comparison. */
final class StandingOptions {

    @Option(
            names = "--latency",
            description =
                    "Measures how long a warning takes instead: the job as shipped against the wall"
                            + " clock, under a steady load.")
    private boolean latency;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5000",
            description = "With --latency: facts a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "120",
            description = "With --latency: duration (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--jump",
            description =
                    "Measures two rare events instead: what a checkpoint writes after one in a"
                            + " hundred of --customers bought, and how fast the warnings come when"
                            + " the clock jumps over a line of all of them.")
    private boolean jump;

    /** Whether any of this is asked for. */
    boolean any() {
        return latency || jump;
    }

    /** The source of the job's clock. */
    String clockMode() {
        return latency ? "live" : "event-time";
    }

    void check() {
        if (latency && jump) {
            throw new UsageException("--latency and --jump: one at a time");
        }
        if (rate < 1 || seconds < 1) {
            throw new UsageException("--rate and --seconds must be 1 or more");
        }
    }

    StandingResult run(RunSpec spec, SyntheticFactsOptions made, Console console) throws Exception {
        return latency
                ? new LatencyRun(spec, made.partitions, rate, seconds, console).run()
                : new JumpRun(spec, made.partitions, made.customers, console).run();
    }
}
