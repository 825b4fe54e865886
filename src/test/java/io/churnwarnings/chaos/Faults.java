package io.churnwarnings.chaos;

import io.churnwarnings.testkit.cluster.JavaProcess;
import io.churnwarnings.testkit.cluster.StandaloneCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Injects faults. */
final class Faults {

    private final StandaloneCluster cluster;
    private final ChaosJob job;
    private final Random random;

    Faults(StandaloneCluster cluster, ChaosJob job, Random random) {
        this.cluster = cluster;
        this.job = job;
        this.random = random;
    }

    /** Returns when the fault is over; a killed process is restarting. */
    void strike(FaultKind kind) throws Exception {
        switch (kind) {
            case KILL_TASK_MANAGER -> aTaskManager().kill();
            case KILL_JOB_MANAGER -> cluster.jobManager().kill();
            case KILL_BROKER -> killBroker();
            case PAUSE_TASK_MANAGER -> pause(aTaskManager());
            case PAUSE_JOB_MANAGER -> pause(cluster.jobManager());
            case PAUSE_BROKER -> pause(cluster.broker().process());
            case PAUSE_ZOOKEEPER -> pause(cluster.zooKeeper());
            case NO_CHECKPOINTS -> takeFolderAway(cluster.checkpoints());
            case RESCALE -> job.submit(anotherParallelism(), job.stop());
            case CANCEL_AND_RESUME -> resume(true);
            case REWIND -> resume(false);
        }
        cluster.heal();
    }

    private JavaProcess aTaskManager() {
        return cluster.taskManager(random.nextInt(StandaloneCluster.TASK_MANAGERS));
    }

    private void killBroker() throws Exception {
        cluster.broker().process().kill();
        lull(3_000);
        cluster.broker().restart();
    }

    private void pause(JavaProcess process) throws Exception {
        process.pause(Duration.ofMillis(6_500 + random.nextInt(3_000))).waitFor();
    }

    private void takeFolderAway(Path folder) throws Exception {
        Path away = folder.resolveSibling("away");
        Files.move(folder, away);
        // A file in place of a folder blocks its creation, even for root.
        Files.createFile(folder);
        pass(3_000 + random.nextInt(3_000));
        Files.delete(folder);
        Files.move(away, folder);
    }

    private void resume(boolean fromTheLatest) throws Exception {
        job.cancel();
        List<String> retained = job.retainedCheckpoints();
        String from = retained.get(fromTheLatest ? retained.size() - 1 : 0);
        job.submit(anotherParallelism(), from);
    }

    private int anotherParallelism() {
        int other = 1 + random.nextInt(StandaloneCluster.SLOTS - 1);
        return other < job.parallelism() ? other : other + 1;
    }

    /** Waits a moment, in which the injected fault takes effect. */
    void lull(int atMostMillis) {
        pass(random.nextInt(atMostMillis));
    }

    private static void pass(int millis) {
        long until = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
