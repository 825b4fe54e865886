package io.churnwarnings.local.flink;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.runtime.blob.BlobServer;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.dispatcher.DispatcherId;
import org.apache.flink.runtime.dispatcher.DispatcherOperationCaches;
import org.apache.flink.runtime.dispatcher.ExecutionGraphInfoStore;
import org.apache.flink.runtime.dispatcher.PartialDispatcherServices;
import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.dispatcher.VoidHistoryServerArchivist;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.dispatcher.runner.DispatcherRunner;
import org.apache.flink.runtime.entrypoint.ClusterInformation;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponent;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.heartbeat.HeartbeatServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.jobmanager.HaServicesJobPersistenceComponentFactory;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;
import org.apache.flink.runtime.metrics.MetricRegistry;
import org.apache.flink.runtime.metrics.groups.JobManagerMetricGroup;
import org.apache.flink.runtime.resourcemanager.ResourceManagerGateway;
import org.apache.flink.runtime.resourcemanager.ResourceManagerId;
import org.apache.flink.runtime.resourcemanager.ResourceManagerService;
import org.apache.flink.runtime.resourcemanager.ResourceManagerServiceImpl;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.rest.RestService;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.runtime.rpc.RpcUtils;
import org.apache.flink.runtime.security.token.DelegationTokenManager;
import org.apache.flink.runtime.webmonitor.retriever.LeaderGatewayRetriever;
import org.apache.flink.runtime.webmonitor.retriever.MetricQueryServiceRetriever;
import org.apache.flink.runtime.webmonitor.retriever.impl.RpcGatewayRetriever;
import org.apache.flink.util.concurrent.ExponentialBackoffRetryStrategy;
import org.apache.flink.util.concurrent.FutureUtils;

/**
 * The parts of a JobManager as Flink's own {@code DefaultDispatcherResourceManagerComponentFactory}
 * puts them together, without the REST server, which that one always starts.
 */
final class PagelessComponents implements DispatcherResourceManagerComponentFactory {

    private static final int LOOKS_FOR_A_LEADER = 12;
    private static final Duration FIRST_WAIT = Duration.ofMillis(10);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    @Override
    public DispatcherResourceManagerComponent create(
            Configuration configuration,
            ResourceID resourceId,
            Executor ioExecutor,
            RpcService rpcService,
            HighAvailabilityServices highAvailability,
            BlobServer blobServer,
            HeartbeatServices heartbeats,
            DelegationTokenManager delegationTokens,
            MetricRegistry metrics,
            ExecutionGraphInfoStore executionGraphs,
            MetricQueryServiceRetriever metricQueries,
            Collection<FailureEnricher> failureEnrichers,
            FatalErrorHandler fatalErrors)
            throws Exception {
        String host = RpcUtils.getHostname(rpcService);
        LeaderGatewayRetriever<ResourceManagerGateway> resourceManagers =
                new RpcGatewayRetriever<>(
                        rpcService,
                        ResourceManagerGateway.class,
                        ResourceManagerId::fromUuid,
                        retries());
        LeaderGatewayRetriever<DispatcherGateway> dispatchers =
                new RpcGatewayRetriever<>(
                        rpcService, DispatcherGateway.class, DispatcherId::fromUuid, retries());
        ResourceManagerService resourceManager =
                ResourceManagerServiceImpl.create(
                        StandaloneResourceManagerFactory.getInstance(),
                        configuration,
                        resourceId,
                        rpcService,
                        highAvailability,
                        heartbeats,
                        delegationTokens,
                        fatalErrors,
                        new ClusterInformation(host, blobServer.getPort()),
                        null,
                        metrics,
                        host,
                        ioExecutor);
        DispatcherOperationCaches operations =
                new DispatcherOperationCaches(
                        configuration.get(RestOptions.ASYNC_OPERATION_STORE_DURATION));
        DispatcherRunner dispatcher =
                DefaultDispatcherRunnerFactory.createSessionRunner(
                                SessionDispatcherFactory.INSTANCE)
                        .createDispatcherRunner(
                                highAvailability.getDispatcherLeaderElection(),
                                fatalErrors,
                                new HaServicesJobPersistenceComponentFactory(highAvailability),
                                ioExecutor,
                                rpcService,
                                new PartialDispatcherServices(
                                        configuration,
                                        highAvailability,
                                        resourceManagers,
                                        blobServer,
                                        heartbeats,
                                        () ->
                                                JobManagerMetricGroup.createJobManagerMetricGroup(
                                                        metrics, host),
                                        executionGraphs,
                                        fatalErrors,
                                        VoidHistoryServerArchivist.INSTANCE,
                                        metrics.getMetricQueryServiceGatewayRpcAddress(),
                                        ioExecutor,
                                        operations,
                                        failureEnrichers));
        LeaderRetrievalService resourceManagerLeader =
                highAvailability.getResourceManagerLeaderRetriever();
        LeaderRetrievalService dispatcherLeader = highAvailability.getDispatcherLeaderRetriever();
        resourceManager.start();
        resourceManagerLeader.start(resourceManagers);
        dispatcherLeader.start(dispatchers);
        return constructor()
                .newInstance(
                        dispatcher,
                        resourceManager,
                        dispatcherLeader,
                        resourceManagerLeader,
                        new NoServer(),
                        fatalErrors,
                        operations);
    }

    private static ExponentialBackoffRetryStrategy retries() {
        return new ExponentialBackoffRetryStrategy(LOOKS_FOR_A_LEADER, FIRST_WAIT, LONGEST_WAIT);
    }

    /** Only Flink's own package may call it, and no factory of that one leaves the server out. */
    private static Constructor<DispatcherResourceManagerComponent> constructor()
            throws NoSuchMethodException {
        Constructor<DispatcherResourceManagerComponent> constructor =
                DispatcherResourceManagerComponent.class.getDeclaredConstructor(
                        DispatcherRunner.class,
                        ResourceManagerService.class,
                        LeaderRetrievalService.class,
                        LeaderRetrievalService.class,
                        RestService.class,
                        FatalErrorHandler.class,
                        DispatcherOperationCaches.class);
        constructor.setAccessible(true);
        return constructor;
    }

    private static final class NoServer implements RestService {

        @Override
        public int getRestPort() {
            return -1;
        }

        @Override
        public CompletableFuture<Void> closeAsync() {
            return FutureUtils.completedVoidFuture();
        }
    }
}
