package io.churnwarnings.testkit;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A Flink cluster of one TaskManager that all test classes of a JVM share; it starts with the first
 * of them and stops when all tests are over. Each test gets it without jobs. Tests that kill
 * TaskManagers or configure the cluster have one of their own.
 */
public final class SharedFlink implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final int SLOTS = 4;
    private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();
    private static final SharedFlink PLAIN = new SharedFlink(new Configuration());
    private static final SharedFlink METERED =
            new SharedFlink(METRICS.addToConfiguration(new Configuration()));

    private final Configuration configuration;
    private MiniClusterResource cluster;

    private SharedFlink(Configuration configuration) {
        this.configuration = configuration;
    }

    public static SharedFlink plain() {
        return PLAIN;
    }

    /** A cluster whose jobs report to {@link #metrics}. */
    public static SharedFlink metered() {
        return METERED;
    }

    /** All metrics of jobs on the metered cluster, also of jobs that have ended. */
    public static InMemoryReporter metrics() {
        return METRICS;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (cluster == null) {
            MiniClusterResource started =
                    new MiniClusterResource(
                            new MiniClusterResourceConfiguration.Builder()
                                    .setConfiguration(configuration)
                                    .setNumberTaskManagers(1)
                                    .setNumberSlotsPerTaskManager(SLOTS)
                                    .setShutdownTimeout(Duration.ofMinutes(2))
                                    .build());
            started.before();
            cluster = started;
            context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedFlink.class))
                    .put(this, (AutoCloseable) started::after);
        }
        TestStreamEnvironment.setAsContext(cluster.getMiniCluster(), SLOTS);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestStreamEnvironment.unsetAsContext();
        cluster.cancelAllJobsAndWaitUntilSlotsAreFreed();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(InjectMiniCluster.class)
                && parameter.getParameter().getType() == MiniCluster.class;
    }

    @Override
    public MiniCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster.getMiniCluster();
    }
}
