package io.churnwarnings.job;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the job needs of Flink, whatever config.yaml says or leaves out. */
public final class JobDefaults {

    /**
     * Fixed for the life of the state: a job can be rescaled up to it. Divides evenly in most ways.
     */
    public static final int MAX_PARALLELISM = 720;

    private JobDefaults() {}

    /**
     * Completes the environment's configuration.
     *
     * @param flink the environment's configuration as the cluster and the user have it
     * @throws SettingsException if the job could not keep its promises with it
     */
    public static void apply(Configuration flink, StreamExecutionEnvironment env) {
        if (flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ZERO).isZero()) {
            throw new SettingsException(
                    List.of(
                            CheckpointingOptions.CHECKPOINTING_INTERVAL.key()
                                    + " is not set, but warnings become visible with checkpoints"
                                    + " alone: set it, to 30 s if nothing speaks for another"
                                    + " interval"));
        }
        Configuration job = new Configuration();
        // A type that would fall to Kryo is found here, not in a savepoint years later.
        job.set(PipelineOptions.GENERIC_TYPES, false);
        if (!flink.contains(PipelineOptions.MAX_PARALLELISM)) {
            job.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        }
        if (!flink.contains(StateBackendOptions.STATE_BACKEND)) {
            // Years of customers are more than a heap.
            job.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        }
        env.configure(job);
    }
}
