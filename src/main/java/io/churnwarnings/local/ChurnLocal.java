package io.churnwarnings.local;

import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.codec.json.HarmlessText;
import io.churnwarnings.local.bench.BenchCommand;
import io.churnwarnings.tools.BacktestCommand;
import io.churnwarnings.tools.DoctorCommand;
import io.churnwarnings.tools.FitCommand;
import io.churnwarnings.tools.RulesCommand;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line of the local jar. */
@Command(
        name = "churn-local",
        description = "Warns a shop before a customer is lost: the whole job on one machine.",
        mixinStandardHelpOptions = true,
        versionProvider = ChurnLocal.Version.class,
        subcommands = {
            RunCommand.class,
            GenerateCommand.class,
            BenchCommand.class,
            BootstrapCommand.class,
            InspectCommand.class
        })
public final class ChurnLocal {

    private ChurnLocal() {}

    public static void main(String[] args) {
        // Else Java 22 and later take a pipe for a terminal.
        System.setProperty("jdk.console", "java.base");
        // Numbers look the same wherever the run is read.
        Locale.setDefault(Locale.ROOT);
        Path log = ownLog();
        int status = commandLine(System.err).execute(args);
        deleteAfter(status, log);
        System.exit(status);
    }

    /**
     * A log under a name that cannot be guessed: in the common temporary folder another user could
     * create a link of a known name, and the log would be written into any file. A run has its own
     * log in its folder.
     */
    private static Path ownLog() {
        byte[] name = new byte[16];
        new SecureRandom().nextBytes(name);
        Path log =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "churn-local-" + HexFormat.of().formatHex(name) + ".log");
        System.setProperty("churn.local.log", log.toString());
        return log;
    }

    private static void deleteAfter(int status, Path log) {
        try {
            if (status != CommandLine.ExitCode.SOFTWARE) {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            System.err.println("The log " + log + " is left: " + e.getMessage());
        }
    }

    /**
     * The commands. Exit status 0: done; 1: failed while running; 2: invalid arguments.
     *
     * @param err receives failures
     */
    static CommandLine commandLine(PrintStream err) {
        CommandLine commandLine =
                new CommandLine(new ChurnLocal())
                        .addSubcommand(new FitCommand(ChurnLocal::rules))
                        .addSubcommand(new BacktestCommand(ChurnLocal::rules))
                        .addSubcommand(new RulesCommand(ChurnLocal::rules))
                        .addSubcommand(new DoctorCommand(ChurnLocal::rules, TopicHead::of))
                        .setCaseInsensitiveEnumValuesAllowed(true);
        collectErrors(commandLine);
        return commandLine
                .setExecutionStrategy(ChurnLocal::execute)
                .setExecutionExceptionHandler((e, command, parsed) -> tell(e, err));
    }

    private static JobRules.Rules rules(Path config, Map<String, String> settings) {
        return new LocalJobs(config, settings, null).rules();
    }

    /** The parse errors of a command and of its parents. */
    static List<Exception> parseErrors(CommandLine command) {
        List<Exception> errors = new ArrayList<>();
        for (CommandLine c = command; c != null; c = c.getParent()) {
            errors.addAll(c.getParseResult().errors());
        }
        return errors;
    }

    /** A command that finds errors itself reports the parser's errors with them. */
    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(ChurnLocal::collectErrors);
    }

    private static int execute(ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        boolean tellsAll = last.getCommand() instanceof RunCommand;
        boolean help = commands.stream().anyMatch(c -> asksForHelp(c.getParseResult()));
        for (Exception error : tellsAll || help ? List.<Exception>of() : parseErrors(last)) {
            throw error instanceof ParameterException known
                    ? known
                    : new ParameterException(last, error.getMessage(), error);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    }

    private static int tell(Exception e, PrintStream err) {
        if (e instanceof UsageException || e instanceof RecordFileException) {
            err.println("error: " + HarmlessText.lines(e.getMessage()));
            return CommandLine.ExitCode.USAGE;
        }
        Throwable failure = e;
        while (isWrapping(failure)) {
            failure = failure.getCause();
        }
        err.println("error: " + HarmlessText.lines(String.valueOf(failure.getMessage())));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            err.println("  because of " + HarmlessText.lines(cause.toString()));
        }
        String log = System.getProperty("churn.local.log");
        if (log != null) {
            err.println("More in " + log);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version that the jar's manifest states. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = ChurnLocal.class.getPackage().getImplementationVersion();
            return new String[] {"churn-warnings " + (version == null ? "unpacked" : version)};
        }
    }

    private static boolean isWrapping(Throwable e) {
        return (e instanceof ExecutionException || e instanceof CompletionException)
                && e.getCause() != null;
    }
}
