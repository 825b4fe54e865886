package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;

import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.testkit.SharedFlink;
import io.churnwarnings.testkit.kafka.TestTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job as its main class would start it, on the cluster of a test. */
final class RealJob implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    /** A replacement for {@link ChurnPipeline#define}. */
    interface Graph {
        void define(StreamExecutionEnvironment env, ChurnSettings settings, int partitions);
    }

    private final JobClient client;
    private final MiniCluster flink;

    private RealJob(JobClient client, MiniCluster flink) {
        this.client = client;
        this.flink = flink;
    }

    /**
     * Starts the job.
     *
     * @param from a savepoint or retained checkpoint, or null to start afresh
     */
    static RealJob start(
            MiniCluster flink,
            TestTopics topics,
            Configuration configuration,
            int parallelism,
            String from)
            throws Exception {
        return start(flink, topics, configuration, parallelism, from, ChurnPipeline::define);
    }

    static RealJob start(
            MiniCluster flink,
            TestTopics topics,
            Configuration configuration,
            int parallelism,
            String from,
            Graph graph)
            throws Exception {
        Configuration all = new Configuration(configuration);
        if (from != null) {
            all.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(all);
        env.setParallelism(parallelism);
        ChurnSettings settings = ChurnSettings.of(all);
        JobDefaults.apply(all, settings, env);
        graph.define(env, settings, topics.partitions());
        RealJob job = new RealJob(env.executeAsync("real-job"), flink);
        job.awaitRunning();
        return job;
    }

    JobID id() {
        return client.getJobID();
    }

    boolean isRunning() throws Exception {
        AccessExecutionGraph graph = graph();
        if (graph.getState() != JobStatus.RUNNING) {
            return false;
        }
        for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    void awaitRunning() throws Exception {
        until("all tasks run", this::isRunning);
    }

    /** How often the job was started again since it was submitted. */
    int restarts() throws Exception {
        int restarts = 0;
        for (AccessExecutionVertex vertex : graph().getAllExecutionVertices()) {
            restarts = Math.max(restarts, vertex.getCurrentExecutionAttempt().getAttemptNumber());
        }
        return restarts;
    }

    /** Returns when a checkpoint is complete that was begun after the call. */
    void awaitCheckpoint() throws Exception {
        long since = System.currentTimeMillis();
        until(
                "a further checkpoint",
                () -> {
                    var latest = checkpoints().getHistory().getLatestCompletedCheckpoint();
                    return latest != null && latest.getTriggerTimestamp() > since;
                });
    }

    /** Whether the present attempt goes on from a checkpoint. */
    boolean isRestored() throws Exception {
        return checkpoints().getLatestRestoredCheckpoint() != null;
    }

    /**
     * Returns when a checkpoint of the job on the metered cluster has all purchases that are there.
     * The offsets that the source commits tell as much up to ten seconds later.
     */
    void awaitRead(TestTopics road) throws Exception {
        until("all is read", () -> hasRead(road));
        awaitCheckpoint();
    }

    private boolean hasRead(TestTopics road) throws Exception {
        List<Long> ends = road.broker().ends(road.purchases(), road.partitions());
        for (int partition = 0; partition < ends.size(); partition++) {
            if (latestOffset(road.purchases(), partition) < ends.get(partition) - 1) {
                return false;
            }
        }
        return true;
    }

    private long latestOffset(String topic, int partition) {
        String gauge = "topic.%s.partition.%d.currentOffset".formatted(topic, partition);
        return SharedFlink.metrics().getMetricsByIdentifiers(id()).entrySet().stream()
                .filter(metric -> metric.getKey().endsWith(gauge))
                .mapToLong(metric -> (Long) ((Gauge<?>) metric.getValue()).getValue())
                .max()
                .orElse(-1);
    }

    String stopWithSavepoint(Path dir, boolean drain) throws Exception {
        return client.stopWithSavepoint(
                        drain, dir.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Takes a savepoint; the job goes on. */
    String savepoint(Path dir) throws Exception {
        return client.triggerSavepoint(dir.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the job without a word of warning and returns its latest checkpoint. */
    String cancel() throws Exception {
        client.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        until("the job is cancelled", () -> status() == JobStatus.CANCELED);
        return checkpoints().getHistory().getLatestCompletedCheckpoint().getExternalPath();
    }

    @Override
    public void close() throws Exception {
        if (!status().isGloballyTerminalState()) {
            client.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            until("the job is cancelled", () -> status().isGloballyTerminalState());
        }
    }

    private JobStatus status() throws Exception {
        return client.getJobStatus().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private CheckpointStatsSnapshot checkpoints() throws Exception {
        return graph().getCheckpointStatsSnapshot();
    }

    private AccessExecutionGraph graph() throws Exception {
        return flink.getExecutionGraph(id()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
