package io.churnwarnings.local.flink;

import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * Flink inside this JVM without its REST server, which accepts jars and runs them, or with a
 * read-only page instead.
 */
public final class ClosedCluster extends MiniCluster {

    private final boolean page;

    private ClosedCluster(MiniClusterConfiguration configuration, boolean page) {
        super(configuration);
        this.page = page;
    }

    /**
     * With the web page.
     *
     * @param configuration the result of {@link Loopback#closed}
     */
    public static ClosedCluster withPage(MiniClusterConfiguration configuration) {
        return new ClosedCluster(configuration, true);
    }

    /**
     * Without any page.
     *
     * @param configuration the result of {@link Loopback#closed}
     */
    public static ClosedCluster withoutPage(MiniClusterConfiguration configuration) {
        return new ClosedCluster(configuration, false);
    }

    @Override
    protected DispatcherResourceManagerComponentFactory
            createDispatcherResourceManagerComponentFactory() {
        return page
                ? new DefaultDispatcherResourceManagerComponentFactory(
                        DefaultDispatcherRunnerFactory.createSessionRunner(
                                SessionDispatcherFactory.INSTANCE),
                        StandaloneResourceManagerFactory.getInstance(),
                        ReadOnlyPage::create)
                : new PagelessComponents();
    }
}
