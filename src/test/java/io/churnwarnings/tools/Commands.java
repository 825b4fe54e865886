package io.churnwarnings.tools;

import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;

/** Runs commands as the command line does, and hands on what they throw. */
final class Commands {

    private Commands() {}

    static void run(Object command, String... arguments) throws Exception {
        AtomicReference<Exception> thrown = new AtomicReference<>();
        int status =
                new CommandLine(command)
                        .setExecutionExceptionHandler(
                                (e, line, parsed) -> {
                                    thrown.set(e);
                                    return CommandLine.ExitCode.SOFTWARE;
                                })
                        .execute(arguments);
        if (thrown.get() != null) {
            throw thrown.get();
        }
        if (status != 0) {
            throw new AssertionError("exit status " + status);
        }
    }
}
