package io.churnwarnings.local.run;

import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.tools.input.UsageException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;

/**
 * Executes a run to its end, successful or not: closes all that it has opened, and keeps the useful
 * files of its folder.
 */
public final class RunLifecycle {

    private static final int INTERRUPTED = 130;

    private final LocalRun run;
    private final RunPlan plan;
    private final PrintStream err;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    public RunLifecycle(LocalRun run, RunPlan plan, PrintStream err) {
        this.run = run;
        this.plan = plan;
        this.err = err;
    }

    /** Returns the exit status. */
    public int carryOut() throws Exception {
        Thread hook = new Thread(this::closeAtInterrupt, "close-at-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try (run) {
            run.run();
        } catch (Exception e) {
            // Failures during the shutdown are expected.
            if (interrupted.get()) {
                return INTERRUPTED;
            }
            Runtime.getRuntime().removeShutdownHook(hook);
            if (e instanceof UsageException || e instanceof RecordFileException) {
                // The message says what to change; the log has no further information.
                plan.folder().discard();
            }
            throw e;
        }
        if (interrupted.get()) {
            return INTERRUPTED;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        plan.folder().tidy();
        if (plan.play().isMostlyRejected()) {
            err.println(
                    "More than half of the records were rejected: nothing here should be believed."
                            + " To see what would help, run: doctor --facts FILE");
            return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
    }

    private void closeAtInterrupt() {
        interrupted.set(true);
        boolean done = run.isDone();
        try {
            run.close();
            if (done) {
                plan.folder().tidy();
            }
        } catch (Exception e) {
            err.println("Not everything could be cleaned up: " + e);
        }
        if (!done) {
            err.println(whatIsLeft(plan));
        }
    }

    static String whatIsLeft(RunPlan plan) {
        Path folder = plan.folder().dir();
        if (plan.events().isBegun()
                && folder.equals(plan.events().path().getParent())
                && folder.equals(plan.rejected().path().getParent())) {
            return "Interrupted. What there was until then, and the log, is in " + folder;
        }
        StringBuilder left = new StringBuilder("Interrupted. ");
        if (plan.events().isBegun()) {
            left.append("Warnings until then in ").append(plan.events().path());
            left.append(", rejected in ").append(plan.rejected().path());
        } else {
            left.append("No warnings yet");
        }
        if (Files.exists(plan.folder().log())) {
            left.append(", log in ").append(plan.folder().log());
        }
        return left.toString();
    }
}
