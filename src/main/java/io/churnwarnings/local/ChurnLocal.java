package io.churnwarnings.local;

import io.churnwarnings.codec.file.RecordFileException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local jar. */
@Command(
        name = "churn-local",
        description = "Warns a shop before a customer is lost: the whole job on one machine.",
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, GenerateCommand.class})
public final class ChurnLocal {

    private ChurnLocal() {}

    public static void main(String[] args) {
        // Else Java 22 and later take a pipe for a terminal.
        System.setProperty("jdk.console", "java.base");
        // Numbers look the same wherever the run is read.
        Locale.setDefault(Locale.ROOT);
        System.exit(commandLine(System.err).execute(args));
    }

    /**
     * The commands. Exit status 0: done; 1: it failed on the way; 2: it cannot be done as it was
     * asked for.
     *
     * @param err where failures are told
     */
    static CommandLine commandLine(PrintStream err) {
        return new CommandLine(new ChurnLocal())
                .setExecutionExceptionHandler((e, command, parsed) -> tell(e, err));
    }

    private static int tell(Exception e, PrintStream err) {
        if (e instanceof UsageException || e instanceof RecordFileException) {
            err.println("error: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        Throwable failure = e;
        while (isWrapping(failure)) {
            failure = failure.getCause();
        }
        err.println("error: " + failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            err.println("  because of " + cause);
        }
        String log = System.getProperty("churn.local.log");
        if (log != null) {
            err.println("More in " + log);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isWrapping(Throwable e) {
        return (e instanceof ExecutionException || e instanceof CompletionException)
                && e.getCause() != null;
    }
}
