package io.churnwarnings.local.cluster;

import io.churnwarnings.local.flink.ClosedCluster;
import io.churnwarnings.local.flink.Loopback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** Flink inside this JVM, reachable over loopback alone; runs one job. */
public final class LocalCluster implements AutoCloseable {

    private final MiniCluster cluster;
    private JobID job;
    private CompletableFuture<JobResult> result;

    private LocalCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** The settings that the job needs, and settings that limit Flink on a shared machine. */
    public static Configuration defaults(Path scratch, Path checkpoints, int parallelism) {
        Configuration c = new Configuration();
        c.set(RestOptions.PORT, 0);
        c.set(RestOptions.BIND_PORT, "0");
        c.set(CoreOptions.TMP_DIRS, scratch.toString());
        c.set(BlobServerOptions.STORAGE_DIRECTORY, scratch.toString());
        c.set(WebOptions.TMP_DIR, scratch.toString());

        c.set(PipelineOptions.NAME, "churn-warnings");
        c.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        c.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        c.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, checkpoints.toUri().toString());
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2));
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // A person is watching: report a failure immediately instead of restarting.
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return c;
    }

    /** Returns when the cluster can be used; it has no web page. */
    public static LocalCluster start(Configuration configuration, int parallelism)
            throws Exception {
        return start(ClosedCluster.withoutPage(settings(configuration, parallelism)));
    }

    /** Returns when the cluster can be used, and its web page be looked at. */
    public static LocalCluster startWithPage(Configuration configuration, int parallelism)
            throws Exception {
        return start(ClosedCluster.withPage(settings(configuration, parallelism)));
    }

    private static LocalCluster start(MiniCluster cluster) throws Exception {
        cluster.start();
        return new LocalCluster(cluster);
    }

    private static MiniClusterConfiguration settings(Configuration configuration, int parallelism) {
        return new MiniClusterConfiguration.Builder()
                .setConfiguration(Loopback.closed(configuration))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build();
    }

    /** Where the web page is. */
    public String address() throws Exception {
        return cluster.getRestAddress().get().toString();
    }

    /** Starts the one job that runs here. */
    public void submit(JobGraph graph) throws Exception {
        job = cluster.submitJob(graph).get().getJobID();
        result = cluster.requestJobResult(job);
    }

    /** Whether every task of the job is at work. */
    public boolean isUp() throws Exception {
        failIfEnded();
        // Before it runs, a job has no tasks, so there is no task to ask whether it works.
        if (cluster.getJobStatus(job).get() != JobStatus.RUNNING) {
            return false;
        }
        for (AccessExecutionVertex task :
                cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** Throws the failure of the job, if it has ended. */
    public void failIfEnded() throws Exception {
        if (result.isDone()) {
            throw new IllegalStateException(
                    "the job has ended by itself: " + result.get().getApplicationStatus(),
                    cause(result.get()));
        }
    }

    /** Takes a checkpoint that begins now, and returns when it is complete. */
    public void checkpoint() throws Exception {
        cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
    }

    /**
     * Ends the job with a savepoint. All that it had to say until then is committed when this
     * returns; its clock is not moved.
     */
    public void stop(Path savepoints) throws Exception {
        cluster.stopWithSavepoint(
                        job, savepoints.toUri().toString(), false, SavepointFormatType.NATIVE)
                .get();
        JobResult end = result.get();
        if (!end.isSuccess()) {
            throw new IllegalStateException("the job failed when it was stopped", cause(end));
        }
    }

    /** Cancels the job; uncommitted records are never visible. */
    public void cancel() throws Exception {
        cluster.cancelJob(job).get();
        result.get();
    }

    /** The statistics of the job's checkpoints. */
    public CheckpointStatsSnapshot checkpoints() throws Exception {
        return cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
    }

    private static Throwable cause(JobResult result) {
        return result.getSerializedThrowable()
                .map(thrown -> thrown.deserializeError(LocalCluster.class.getClassLoader()))
                .orElse(null);
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
