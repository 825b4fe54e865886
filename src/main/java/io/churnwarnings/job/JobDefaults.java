package io.churnwarnings.job;

import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.options.SinkOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.TimeUtils;

/** The Flink settings that the job needs, regardless of config.yaml. */
public final class JobDefaults {

    /**
     * Fixed for the life of the state: a job can be rescaled up to it. Divides evenly in most ways.
     */
    public static final int MAX_PARALLELISM = 720;

    private static final String INTERVAL = CheckpointingOptions.CHECKPOINTING_INTERVAL.key();

    private JobDefaults() {}

    /**
     * Completes the environment's configuration.
     *
     * @param flink the environment's configuration as the cluster and the user have it
     * @throws SettingsException with every reason why the job could not keep its promises with it
     */
    public static void apply(
            Configuration flink, ChurnSettings settings, StreamExecutionEnvironment env) {
        List<String> mistakes = mistakes(flink, settings.warnings().sink().transactionTimeout());
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
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

    /**
     * Why the job could not keep its promises with a configuration.
     *
     * @param transactionTimeout the sinks'; null if it is not known
     */
    public static List<String> mistakes(Configuration flink, Duration transactionTimeout) {
        List<String> mistakes = new ArrayList<>();
        Duration interval = read(flink, CheckpointingOptions.CHECKPOINTING_INTERVAL, mistakes);
        CheckpointingMode mode =
                read(flink, CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, mistakes);
        if (!mistakes.isEmpty()) {
            return mistakes;
        }
        if (interval == null || interval.isZero()) {
            mistakes.add(
                    INTERVAL
                            + " is not set, but warnings become visible with checkpoints alone: set"
                            + " it, to 30 s if nothing speaks for another interval");
        } else if (transactionTimeout != null && interval.compareTo(transactionTimeout) >= 0) {
            mistakes.add(
                    INTERVAL
                            + " is "
                            + TimeUtils.formatWithHighestUnit(interval)
                            + ", but must be below "
                            + SinkOptions.TRANSACTION_TIMEOUT.key()
                            + ", which is "
                            + TimeUtils.formatWithHighestUnit(transactionTimeout)
                            + ": the brokers would drop what was written before a checkpoint"
                            + " commits it. Lower the one or raise the other");
        }
        if (mode == CheckpointingMode.AT_LEAST_ONCE) {
            mistakes.add(
                    CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE.key()
                            + " is AT_LEAST_ONCE, but the job publishes every warning exactly once:"
                            + " set it to EXACTLY_ONCE, or remove it");
        }
        return mistakes;
    }

    private static <T> T read(Configuration flink, ConfigOption<T> option, List<String> mistakes) {
        try {
            return flink.get(option);
        } catch (RuntimeException e) {
            mistakes.add(
                    option.key()
                            + " is '"
                            + flink.getString(option.key(), "")
                            + "', but must be a value that Flink can read");
            return null;
        }
    }
}
