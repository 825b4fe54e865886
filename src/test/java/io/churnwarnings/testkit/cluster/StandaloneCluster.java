package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.util.FileUtils;

/**
 * A cluster as it is installed, every process a JVM of its own: ZooKeeper, a broker, a JobManager
 * and TaskManagers, started from the artifacts on the class path. Whatever of Flink has died is
 * started again by {@link #heal}, as a container platform would.
 */
public final class StandaloneCluster implements AutoCloseable {

    public static final int TASK_MANAGERS = 2;
    public static final int SLOTS = 2 * TASK_MANAGERS;

    /** So long a JobManager may be without a leader: longer than it takes to start. */
    private static final Duration LIVENESS = Duration.ofSeconds(90);

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path dir;
    private final Path logs;
    private final FlinkRest rest;
    private final BrokerProcess broker;
    private final JavaProcess.Spec jobManagerSpec;
    private final JavaProcess.Spec taskManagerSpec;
    private final JavaProcess zooKeeper;
    private final JavaProcess[] taskManagers = new JavaProcess[TASK_MANAGERS];
    private JavaProcess jobManager;
    private long leaderAt = System.nanoTime();
    private int leaderless;
    private boolean logsKept;

    private StandaloneCluster(Path dir) throws IOException {
        this.dir = dir;
        logs = Files.createDirectories(dir.resolve("logs"));
        Files.createDirectories(dir.resolve("tmp"));
        Files.createDirectories(checkpoints());
        List<Integer> ports = Ports.free(2);
        FlinkSettings settings = new FlinkSettings(dir, ports.get(0), ports.get(1));
        Path conf = dir.resolve("conf");
        settings.write(conf);
        rest = new FlinkRest("http://127.0.0.1:" + ports.get(0));
        broker = new BrokerProcess(dir.resolve("broker"), logs);

        List<String> options = new ArrayList<>(settings.jvmOptions());
        options.add("-Xmx384m");
        options.add("-XX:MaxDirectMemorySize=256m");
        options.add(Logging.option(logs));
        List<String> classPath = new ArrayList<>(ClassPaths.flink());
        classPath.add(ClassPaths.tether(dir.resolve("tether")).toString());
        List<String> arguments = List.of("--configDir", conf.toString());
        jobManagerSpec =
                new JavaProcess.Spec(
                        "jobmanager",
                        options,
                        classPath,
                        StandaloneSessionClusterEntrypoint.class.getName(),
                        arguments);
        taskManagerSpec =
                new JavaProcess.Spec(
                        "taskmanager",
                        options,
                        classPath,
                        TaskManagerRunner.class.getName(),
                        arguments);
        zooKeeper = JavaProcess.start(zooKeeper(ports.get(1)), logs);
    }

    private JavaProcess.Spec zooKeeper(int port) throws IOException {
        return new JavaProcess.Spec(
                "zookeeper",
                List.of(
                        "-Xmx128m",
                        "-Dzookeeper.admin.enableServer=false",
                        "-Dzookeeper.forceSync=no",
                        Logging.option(logs)),
                ClassPaths.everything(),
                "org.apache.zookeeper.server.ZooKeeperServerMain",
                List.of(String.valueOf(port), dir.resolve("zookeeper").toString()));
    }

    /** Starts all processes and returns when the cluster takes jobs. */
    public static StandaloneCluster start() throws Exception {
        StandaloneCluster cluster =
                new StandaloneCluster(Files.createTempDirectory("churn-cluster"));
        try {
            cluster.broker.start();
            cluster.heal();
            cluster.broker.awaitUp();
            cluster.awaitWhole();
        } catch (Exception e) {
            cluster.keepLogs();
            cluster.close();
            throw new IllegalStateException("no cluster; its logs: " + cluster.logs, e);
        }
        return cluster;
    }

    /** Starts again what has died of Flink, and a JobManager that has long had no leader. */
    public void heal() throws IOException, InterruptedException {
        if (jobManager == null || !jobManager.isAlive() || isLeaderless()) {
            jobManager = JavaProcess.start(jobManagerSpec, logs);
            leaderAt = System.nanoTime();
        }
        for (int i = 0; i < TASK_MANAGERS; i++) {
            if (taskManagers[i] == null || !taskManagers[i].isAlive()) {
                taskManagers[i] = JavaProcess.start(taskManagerSpec, logs);
            }
        }
    }

    /**
     * A process that was stopped for longer than its ZooKeeper session sometimes never stands for
     * election again. It is what liveness probes are for: it is killed.
     */
    private boolean isLeaderless() throws IOException, InterruptedException {
        if (rest.hasLeader()) {
            leaderAt = System.nanoTime();
        } else if (System.nanoTime() - leaderAt > LIVENESS.toNanos()) {
            jobManager.kill();
            leaderless++;
            return true;
        }
        return false;
    }

    /** How many JobManagers were killed because they had lost the leadership for good. */
    public int leaderless() {
        return leaderless;
    }

    /** Returns when every slot is there. */
    public void awaitWhole() throws Exception {
        Waiting.until("all TaskManagers are there", PATIENCE, () -> rest.slots() == SLOTS);
    }

    public FlinkRest rest() {
        return rest;
    }

    public BrokerProcess broker() {
        return broker;
    }

    public JavaProcess jobManager() {
        return jobManager;
    }

    public JavaProcess taskManager(int index) {
        return taskManagers[index];
    }

    public JavaProcess zooKeeper() {
        return zooKeeper;
    }

    /** Where the job's checkpoints are. */
    public Path checkpoints() {
        return dir.resolve("checkpoints");
    }

    /** Where a test may put what it needs as long as the cluster lives. */
    public Path scratch() {
        return dir;
    }

    /** How many lines of all logs hold these words. */
    public long linesWith(String words) throws IOException {
        long count = 0;
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    count += lines.filter(line -> line.contains(words)).count();
                }
            }
        }
        return count;
    }

    /** The logs outlive the cluster. */
    public Path keepLogs() {
        logsKept = true;
        return logs;
    }

    @Override
    public void close() throws Exception {
        for (JavaProcess taskManager : taskManagers) {
            closeAny(taskManager);
        }
        closeAny(jobManager);
        broker.close();
        closeAny(zooKeeper);
        if (!logsKept) {
            FileUtils.deleteDirectory(dir.toFile());
            return;
        }
        try (var entries = Files.list(dir)) {
            for (Path entry : entries.filter(e -> !e.equals(logs)).toList()) {
                FileUtils.deleteFileOrDirectory(entry.toFile());
            }
        }
    }

    private static void closeAny(JavaProcess process) throws InterruptedException {
        if (process != null) {
            process.close();
        }
    }
}
