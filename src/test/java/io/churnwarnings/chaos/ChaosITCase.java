package io.churnwarnings.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.job.MutantJob;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.cluster.KafkaView;
import io.churnwarnings.testkit.cluster.StandaloneCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * A short campaign against the job's own jar on a cluster of processes, and two that must fail: a
 * campaign that cannot find anything proves nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChaosITCase {

    private static final Path JAR = Path.of("target", "churn-warnings.jar");

    private static final int MOST_ROUNDS = 6;

    /** About every second round finds this mutant: twelve in a row miss it once in 4,000 runs. */
    private static final int MOST_MUTANT_ROUNDS = 12;

    private static final FaultKind[] KILLS = {
        FaultKind.KILL_TASK_MANAGER,
        FaultKind.KILL_JOB_MANAGER,
        FaultKind.KILL_BROKER,
        FaultKind.RESCALE
    };

    private final long seed = Seeds.fixedOr("chaos.seed");
    private StandaloneCluster cluster;
    private KafkaView kafka;

    @BeforeAll
    void start() throws Exception {
        cluster = StandaloneCluster.start();
        kafka = new KafkaView(cluster.broker().address());
    }

    @AfterAll
    void stop() throws Exception {
        kafka.close();
        cluster.close();
    }

    @Test
    void everyEventIsPublishedOnceWhateverProcessIsKilled() throws Exception {
        // A fault that finds the job down already is no hit: another round may be needed.
        int hits = 0;
        for (int i = 0; i < MOST_ROUNDS && hits < KILLS.length; i++) {
            RoundResult result =
                    run(
                            new ChaosJob.Program(JAR, null),
                            Map.of(),
                            plan("kills", seed + i, 400, KILLS));
            assertThat(result.isSound()).as("seed %d: %s", seed + i, result).isTrue();
            hits = result.tally().hits();
        }
        assertThat(hits).isEqualTo(KILLS.length);
    }

    @Test
    void mutantASinkWithoutTransactionsIsDetected() throws Exception {
        // A kill right after a checkpoint repeats nothing: another round may be needed.
        RoundResult result = null;
        for (int i = 0; i < MOST_MUTANT_ROUNDS && (result == null || result.isSound()); i++) {
            result =
                    run(
                            mutant(MutantJob.AtLeastOnce.class),
                            Map.of(),
                            plan(
                                    "at-least-once",
                                    seed + i,
                                    200,
                                    FaultKind.KILL_TASK_MANAGER,
                                    FaultKind.KILL_TASK_MANAGER,
                                    FaultKind.KILL_TASK_MANAGER,
                                    FaultKind.KILL_TASK_MANAGER));
            assertThat(result.evidence().lost()).as("seed %d: %s", seed, result).isEmpty();
        }
        assertThat(result.isSound()).as("seed %d: %s", seed, result).isFalse();
        assertThat(result.evidence().duplicated()).as("seed %d: %s", seed, result).isNotEmpty();
    }

    @Test
    void mutantASinkThatOmitsOneCommitIsDetected() throws Exception {
        RoundResult result =
                run(
                        mutant(MutantJob.LostCommit.class),
                        // The brokers drop it as well, or readers would be blocked.
                        Map.of("churn.sink.transaction-timeout", "8 s"),
                        plan("lost-commit", seed, 200));
        assertThat(result.isSound()).isFalse();
        assertThat(result.evidence().lost()).as("seed %d: %s", seed, result).isNotEmpty();
        assertThat(result.evidence().duplicated()).as("seed %d: %s", seed, result).isEmpty();
    }

    private static RoundPlan plan(String name, long roundSeed, int customers, FaultKind... faults) {
        return new RoundPlan(name, roundSeed, customers, 150, 2, "0", false, List.of(faults));
    }

    private RoundResult run(ChaosJob.Program program, Map<String, String> settings, RoundPlan plan)
            throws Exception {
        SpoiledFeedException last = null;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            try {
                RoundResult result =
                        new Round(cluster, kafka, program, settings, plan.again(i)).run();
                System.out.printf("seed %d: %s%n%s%n", plan.seed(), result, result.tally());
                return result;
            } catch (SpoiledFeedException e) {
                System.out.println("round not judged: " + e.getMessage());
                last = e;
            }
        }
        throw last;
    }

    private ChaosJob.Program mutant(Class<?> main) throws Exception {
        Path jar =
                MutantJar.make(
                        JAR,
                        cluster.scratch(),
                        "io.churnwarnings.job.MutantJob",
                        "io.churnwarnings.job.ForgetfulSink");
        return new ChaosJob.Program(jar, main.getName());
    }
}
