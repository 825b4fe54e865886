package io.churnwarnings.tools;

import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.rules.LiveRules;
import io.churnwarnings.rules.Outcome;
import io.churnwarnings.tools.backtest.DryRun;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at a document before it goes to the rules topic. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks a document before it goes to the rules topic (churn.rules.topic): whether the job"
                    + " would accept it, and which changes it would make.",
            "A document is rules or a population model; a value that it does not name is as the job is"
                    + " configured (-D, --config)."
        })
public final class RulesCommand implements Callable<Integer> {

    private static final double MOST_DAYS = 3_650;
    private static final int RUNS = 3;

    @Option(
            names = "--validate",
            paramLabel = "FILE",
            description = "Lists all errors of a document; exit status 2 if there are any.")
    private Path validate;

    @Option(
            names = "--dry-run",
            paramLabel = "FILE",
            description =
                    "Lets the job's own code walk through --facts by the present rules and by those"
                            + " of a document.")
    private Path dryRun;

    @Option(
            names = "--present",
            paramLabel = "FILE",
            description =
                    "A document of the topic that came before; may be given more than once, in the"
                            + " order of the topic.")
    private List<Path> present = List.of();

    @Option(names = "--facts", paramLabel = FactsOption.LABEL, description = FactsOption.FILES)
    private List<Path> facts;

    @Option(
            names = "--last-days",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "How many days at the end of the history are compared (default:"
                            + " ${DEFAULT-VALUE}).")
    private double lastDays;

    @Mixin private SettingsOptions settings;

    private final JobRules job;

    public RulesCommand(JobRules job) {
        this.job = job;
    }

    @Override
    public Integer call() throws Exception {
        if ((validate == null) == (dryRun == null)) {
            throw new UsageException("give one of --validate FILE and --dry-run FILE");
        }
        if (dryRun != null && facts == null) {
            throw new UsageException("--dry-run needs --facts FILE, the history to walk through");
        }
        if (!(lastDays > 0 && lastDays <= MOST_DAYS)) {
            throw new UsageException(
                    "--last-days must be above 0, at most %.0f".formatted(MOST_DAYS));
        }
        JobRules.Rules shop = settings.with(job, Map.of());
        LiveRules before = LiveRules.of(shop.configured(), 0);
        for (Path document : present) {
            before = checked(before, document).rules();
        }
        Path document = validate == null ? dryRun : validate;
        Outcome outcome = checked(before, document);
        try (Console console = Console.ofThisProcess()) {
            console.line(
                    "%s: %s, in force from %s. No mistake; publish it with the key %s."
                            .formatted(
                                    document,
                                    outcome.version(),
                                    Instant.ofEpochMilli(outcome.effectiveFrom()),
                                    outcome.version()));
            if (dryRun != null) {
                compare(shop, before.rulebook(), outcome, console);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static Outcome checked(LiveRules before, Path document) throws IOException {
        if (!Files.isReadable(document) || Files.isDirectory(document)) {
            throw new UsageException(document + ": no such file, or no right to read it");
        }
        Outcome outcome = before.check(Files.readAllBytes(document));
        if (outcome.isRefused()) {
            throw new UsageException(
                    outcome.mistakes().stream().map(m -> document + ": " + m).toList());
        }
        if (!outcome.isAccepted()) {
            throw new UsageException(document + ": is among those of --present already");
        }
        return outcome;
    }

    private void compare(JobRules.Rules shop, Rulebook before, Outcome outcome, Console console)
            throws IOException {
        console.line(settings.currency(job));
        FactLog log = Inputs.read(facts, shop, console);
        long end = log.finalClock();
        long from = Math.max(log.first(), end - (long) (lastDays * Policy.DAY));
        Policy next = outcome.rulebook().at(outcome.effectiveFrom());
        long customers = log.customers().size();
        console.begin("Walking", RUNS * customers);
        AtomicLong walked = new AtomicLong();
        LongConsumer progress =
                count ->
                        console.step(
                                walked.addAndGet(count),
                                "of %,d walks".formatted(RUNS * customers));
        DryRun ofPresent = DryRun.of(log, before, from, progress);
        DryRun ofNext = DryRun.of(log, Rulebook.of(next), from, progress);
        DryRun atOnce = DryRun.of(log, changedAt(end, before, next), end, progress);
        console.end("%,d customers".formatted(customers));
        console.line(
                "%nEvents from %s to %s, had the new rules been in force all along:%n"
                        .formatted(Instant.ofEpochMilli(from), Instant.ofEpochMilli(end)));
        console.line(new DryRunText(ofPresent, ofNext).text());
        console.line(
                "If they took effect at the end of it, %,d events would be emitted at that instant, for %,d customers."
                        .formatted(atOnce.messages(), atOnce.customers().size()));
    }

    private static Rulebook changedAt(long end, Rulebook before, Policy next) {
        Rulebook changed = Rulebook.of(before.first());
        for (long at = before.nextChange(Long.MIN_VALUE);
                at < end && at != Lines.NEVER;
                at = before.nextChange(at)) {
            changed = changed.with(at, before.at(at));
        }
        return changed.with(end, next);
    }
}
