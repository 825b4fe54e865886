package io.churnwarnings.local.bench.variant;

import io.churnwarnings.job.options.ChurnOptions;
import io.churnwarnings.local.cluster.LocalCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;

/** The cluster as the shipped config.yaml would have it, inside one process. */
public final class BenchCluster {

    private static final String SHIPPED = "/flink-conf/config.yaml";

    private BenchCluster() {}

    /** The configuration of the cluster of a run. */
    public static Configuration configuration(RunSpec spec) throws IOException {
        Configuration shipped = shipped(spec.folder());
        Configuration c =
                LocalCluster.defaults(
                        spec.folder().resolve("scratch"),
                        spec.folder().resolve("checkpoints"),
                        spec.parallelism());
        shipped.toMap()
                .forEach(
                        (key, value) -> {
                            if (isOfTheJob(key)) {
                                c.setString(key, value);
                            }
                        });
        // One process has the memory of one TaskManager.
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(shipped);
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, memory.getManagedMemorySize());
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, memory.getNetworkMemSize());
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, memory.getNetworkMemSize());
        c.set(TaskManagerOptions.TASK_HEAP_MEMORY, memory.getTaskHeapSize());
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, spec.checkpointInterval());
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION);
        if (spec.variant() == Variant.HASHMAP) {
            c.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        }
        for (Map.Entry<String, String> setting : spec.settings().entrySet()) {
            if (!setting.getKey().startsWith(ChurnOptions.PREFIX)) {
                c.setString(setting.getKey(), setting.getValue());
            }
        }
        return c;
    }

    /** The options with which a TaskManager's JVM is started. */
    static List<String> jvmOptions(Path folder) throws IOException {
        String options = shipped(folder).get(CoreOptions.FLINK_TM_JVM_OPTIONS).strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    private static boolean isOfTheJob(String key) {
        return key.startsWith("pipeline.")
                || key.startsWith("state.")
                || key.startsWith("execution.") && !key.endsWith("dir");
    }

    private static Configuration shipped(Path folder) throws IOException {
        Path conf = folder.resolve("conf");
        Files.createDirectories(conf);
        try (InputStream in = BenchCluster.class.getResourceAsStream(SHIPPED)) {
            Files.copy(in, conf.resolve("config.yaml"), StandardCopyOption.REPLACE_EXISTING);
        }
        return GlobalConfiguration.loadConfiguration(conf.toString());
    }
}
