package io.churnwarnings.local.flink;

import java.util.stream.Stream;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a job in this JVM as Flink's own local environment does, but without the REST server that
 * one brings for the time.
 */
public final class InProcess implements PipelineExecutorServiceLoader, PipelineExecutorFactory {

    private InProcess() {}

    /** An environment with a cluster of its own for each job. */
    public static StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = Loopback.closed(new Configuration());
        configuration.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
        configuration.set(DeploymentOptions.ATTACHED, true);
        StreamExecutionEnvironment environment =
                new StreamExecutionEnvironment(new InProcess(), configuration, null);
        environment.setParallelism(parallelism);
        return environment;
    }

    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
        return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
        return Stream.of(getName());
    }

    @Override
    public String getName() {
        return LocalExecutor.NAME;
    }

    @Override
    public boolean isCompatibleWith(Configuration configuration) {
        return true;
    }

    @Override
    public PipelineExecutor getExecutor(Configuration configuration) {
        return LocalExecutor.createWithFactory(configuration, ClosedCluster::withoutPage);
    }
}
