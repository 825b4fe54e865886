package io.churnwarnings;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * What {@code flink run} puts around the main class, but for the cluster: a configuration, and
 * somebody who takes the job.
 */
final class RecordingEnvironment extends StreamExecutionEnvironment implements AutoCloseable {

    private StreamGraph submitted;

    private RecordingEnvironment(Configuration configuration) {
        super(configuration);
    }

    /** From now on, who asks for the execution environment gets this one. */
    static RecordingEnvironment with(Configuration configuration) {
        RecordingEnvironment environment = new RecordingEnvironment(configuration);
        initializeContextEnvironment(ignored -> environment);
        return environment;
    }

    /** The job that was submitted, or null. */
    StreamGraph submitted() {
        return submitted;
    }

    @Override
    public JobExecutionResult execute(StreamGraph graph) {
        submitted = graph;
        return null;
    }

    @Override
    public void close() {
        resetContextEnvironment();
    }
}
