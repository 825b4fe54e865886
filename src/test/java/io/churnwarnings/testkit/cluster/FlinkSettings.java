package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * The configuration of a cluster on one machine: the one that is handed out to users, with small
 * processes, quick recovery and high availability.
 */
final class FlinkSettings {

    /** From when on somebody who is silent is taken for dead. */
    static final int HEARTBEAT_TIMEOUT_MS = 5_000;

    private final Map<String, String> all =
            new TreeMap<>(GlobalConfiguration.loadConfiguration("flink-conf").toMap());

    FlinkSettings(Path dir, int restPort, int zooKeeperPort) {
        all.keySet().removeIf(key -> key.endsWith("memory.process.size"));
        all.remove("taskmanager.memory.managed.fraction");
        put("jobmanager.rpc.address", "127.0.0.1");
        put("jobmanager.bind-host", "127.0.0.1");
        put("taskmanager.bind-host", "127.0.0.1");
        put("taskmanager.host", "127.0.0.1");
        put("rest.address", "127.0.0.1");
        put("rest.bind-address", "127.0.0.1");
        put("rest.port", restPort);
        put("web.refresh-interval", 100);
        // The tests hand their jars over by it.
        put("web.submit.enable", true);
        put("rest.cache.checkpoint-statistics.timeout", "100 ms");
        putMemory();
        putHeartbeats(zooKeeperPort);
        put("high-availability.storageDir", dir.resolve("ha").toUri());
        put("io.tmp.dirs", dir.resolve("tmp"));
        put("execution.checkpointing.dir", dir.resolve("checkpoints").toUri());
        put("execution.checkpointing.savepoint-dir", dir.resolve("savepoints").toUri());
        put("execution.checkpointing.interval", "500 ms");
        put("execution.checkpointing.min-pause", "100 ms");
        put("execution.checkpointing.timeout", "15 s");
        put("execution.checkpointing.num-retained", 12);
        put("restart-strategy.exponential-delay.initial-backoff", "100 ms");
        put("restart-strategy.exponential-delay.max-backoff", "1 s");
    }

    /** What a process of 512 MB has; a TaskManager is not started without all of it. */
    private void putMemory() {
        put("taskmanager.numberOfTaskSlots", 2);
        put("taskmanager.cpu.cores", "2.0");
        put("taskmanager.memory.task.heap.size", "256m");
        put("taskmanager.memory.task.off-heap.size", "0m");
        put("taskmanager.memory.network.min", "32m");
        put("taskmanager.memory.network.max", "32m");
        put("taskmanager.memory.managed.size", "64m");
        put("taskmanager.memory.framework.heap.size", "64m");
        put("taskmanager.memory.framework.off-heap.size", "64m");
        put("taskmanager.memory.jvm-metaspace.size", "128m");
        put("taskmanager.memory.jvm-overhead.min", "64m");
        put("taskmanager.memory.jvm-overhead.max", "64m");
    }

    private void putHeartbeats(int zooKeeperPort) {
        put("heartbeat.interval", 1_000);
        put("heartbeat.timeout", HEARTBEAT_TIMEOUT_MS);
        put("pekko.ask.timeout", "10 s");
        put("high-availability.type", "zookeeper");
        put("high-availability.zookeeper.quorum", "127.0.0.1:" + zooKeeperPort);
        put("zookeeper.sasl.disable", true);
        put("high-availability.zookeeper.client.session-timeout", 6_000);
        put("high-availability.zookeeper.client.connection-timeout", 3_000);
        put("high-availability.zookeeper.client.retry-wait", 500);
    }

    private void put(String key, Object value) {
        all.put(key, value.toString());
    }

    List<String> jvmOptions() {
        return List.of(all.get(CoreOptions.FLINK_JVM_OPTIONS.key()).split(" "));
    }

    void write(Path dir) throws IOException {
        Files.createDirectories(dir);
        String yaml =
                all.entrySet().stream()
                        .map(e -> e.getKey() + ": '" + e.getValue().replace("'", "''") + "'\n")
                        .collect(Collectors.joining());
        Files.writeString(dir.resolve("config.yaml"), yaml);
    }
}
