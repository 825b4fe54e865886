package io.churnwarnings.local.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.TransientBlobService;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.leaderelection.LeaderElection;
import org.apache.flink.runtime.resourcemanager.ResourceManagerGateway;
import org.apache.flink.runtime.rest.HttpMethodWrapper;
import org.apache.flink.runtime.rest.RestEndpointFactory;
import org.apache.flink.runtime.rest.handler.RestHandlerConfiguration;
import org.apache.flink.runtime.rest.handler.RestHandlerSpecification;
import org.apache.flink.runtime.rest.handler.job.JobCancellationHandler;
import org.apache.flink.runtime.rest.handler.legacy.metrics.MetricFetcher;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.webmonitor.RestfulGateway;
import org.apache.flink.runtime.webmonitor.WebMonitorEndpoint;
import org.apache.flink.runtime.webmonitor.retriever.LeaderGatewayRetriever;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandler;

/**
 * Flink's web page and the read-only part of its REST API. Flink's options cannot do this: with
 * {@code web.submit.enable} off, POST /jobs still runs submitted jobs, and {@code
 * web.cancel.enable} only hides a button.
 */
final class ReadOnlyPage extends WebMonitorEndpoint<RestfulGateway> {

    private ReadOnlyPage(
            LeaderGatewayRetriever<DispatcherGateway> dispatchers,
            Configuration configuration,
            RestHandlerConfiguration handlers,
            LeaderGatewayRetriever<ResourceManagerGateway> resourceManagers,
            TransientBlobService blobs,
            ScheduledExecutorService executor,
            MetricFetcher metrics,
            LeaderElection leaderElection,
            FatalErrorHandler fatalErrors)
            throws Exception {
        super(
                dispatchers,
                configuration,
                handlers,
                resourceManagers,
                blobs,
                executor,
                metrics,
                leaderElection,
                RestEndpointFactory.createExecutionGraphCache(handlers),
                fatalErrors);
    }

    /** As {@link RestEndpointFactory} has it. */
    static ReadOnlyPage create(
            Configuration configuration,
            LeaderGatewayRetriever<DispatcherGateway> dispatchers,
            LeaderGatewayRetriever<ResourceManagerGateway> resourceManagers,
            TransientBlobService blobs,
            ScheduledExecutorService executor,
            MetricFetcher metrics,
            LeaderElection leaderElection,
            FatalErrorHandler fatalErrors)
            throws Exception {
        return new ReadOnlyPage(
                dispatchers,
                configuration,
                RestHandlerConfiguration.fromConfiguration(configuration),
                resourceManagers,
                blobs,
                executor,
                metrics,
                leaderElection,
                fatalErrors);
    }

    @Override
    protected List<Tuple2<RestHandlerSpecification, ChannelInboundHandler>> initializeHandlers(
            CompletableFuture<String> address) {
        List<Tuple2<RestHandlerSpecification, ChannelInboundHandler>> handlers =
                new ArrayList<>(super.initializeHandlers(address));
        handlers.removeIf(handler -> !onlyTells(handler.f0, handler.f1));
        return handlers;
    }

    private static boolean onlyTells(
            RestHandlerSpecification specification, ChannelInboundHandler handler) {
        // For YARN's proxy, a job can be cancelled with GET as well.
        return specification.getHttpMethod() == HttpMethodWrapper.GET
                && !(handler instanceof JobCancellationHandler);
    }
}
