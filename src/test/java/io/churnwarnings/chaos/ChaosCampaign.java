package io.churnwarnings.chaos;

import io.churnwarnings.testkit.cluster.KafkaView;
import io.churnwarnings.testkit.cluster.StandaloneCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rounds of faults, one after the other on one cluster, until the rounds or the time are over. */
@Command(name = "chaos", mixinStandardHelpOptions = true, sortOptions = false)
public final class ChaosCampaign implements Callable<Integer> {

    @Option(names = "--seed", description = "gives the same facts and faults again")
    private long seed = System.nanoTime();

    @Option(names = "--rounds", description = "how many jobs; default: ${DEFAULT-VALUE}")
    private int rounds = 20;

    @Option(names = "--minutes", description = "no round begins later; default: ${DEFAULT-VALUE}")
    private int minutes = 30;

    @Option(names = "--faults", description = "in each round; default: ${DEFAULT-VALUE}")
    private int faults = 8;

    @Option(
            names = "--late",
            description =
                    "with late facts: the law of late truth is checked in place of each event")
    private boolean late;

    @Option(names = "--jar", description = "the job; default: ${DEFAULT-VALUE}")
    private Path jar = Path.of("target", "churn-warnings.jar");

    public static void main(String[] args) {
        System.exit(new CommandLine(new ChaosCampaign()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        Tally tally = new Tally();
        int done = 0;
        int sound = 0;
        int spoiled = 0;
        long expected = 0;
        long lost = 0;
        long duplicated = 0;
        int leaderless = 0;
        long falseAlarms = 0;
        System.out.printf("seed %d%n", seed);
        try (StandaloneCluster cluster = StandaloneCluster.start();
                KafkaView kafka = new KafkaView(cluster.broker().address())) {
            for (; done < rounds && System.nanoTime() < end; done++) {
                RoundPlan plan = RoundPlan.of(seed, done, faults, !late && done % 4 == 3, late);
                RoundResult result;
                try {
                    result =
                            new Round(
                                            cluster,
                                            kafka,
                                            new ChaosJob.Program(jar, null),
                                            Map.of(),
                                            plan)
                                    .run();
                } catch (SpoiledFeedException e) {
                    System.out.println("round not judged: " + e.getMessage());
                    spoiled++;
                    continue;
                } catch (Exception e) {
                    System.out.println("round not finished: " + plan);
                    System.out.println("logs: " + cluster.keepLogs());
                    throw e;
                }
                System.out.println(result);
                tally.add(result.tally());
                expected += result.evidence().expected();
                lost += result.evidence().lost().size();
                if (result.isSound()) {
                    sound++;
                } else {
                    System.out.println("logs: " + cluster.keepLogs());
                }
                leaderless = cluster.leaderless();
                falseAlarms = cluster.linesWith("Lost: what checkpoint");
                if (plan.isExactlyOnce()) {
                    duplicated += result.evidence().duplicated().size();
                }
            }
        }
        System.out.printf("%n%s%n", tally);
        System.out.printf(
                "seed %d: %d rounds, %d sound, %d not judged; %d faults hit; %d events expected, %d lost, %d"
                        + " duplicated; %d JobManagers without a leader were replaced, %d"
                        + " transactions told as lost%n",
                seed,
                done,
                sound,
                spoiled,
                tally.hits(),
                expected,
                lost,
                duplicated,
                leaderless,
                falseAlarms);
        return sound > 0 && sound + spoiled == done && falseAlarms == 0 ? 0 : 1;
    }
}
