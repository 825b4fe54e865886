package io.churnwarnings.local.flink;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.runtime.rest.handler.util.HandlerUtils;
import org.apache.flink.runtime.rest.messages.ErrorResponseBody;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelDuplexHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPromise;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Keeps pages of other origins from reading Flink's. It takes the header away with which Flink
 * allows them to; and it refuses requests for another host, which a browser sends to loopback if a
 * page has let its own name point there.
 */
final class PageGuard extends ChannelDuplexHandler {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** By this Flink finds the guard, see META-INF/services. */
    public static final class Factory implements InboundChannelHandlerFactory {

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Optional<ChannelHandler> createHandler(
                Configuration configuration, Map<String, String> responseHeaders) {
            return Optional.of(new PageGuard());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request
                && !isLoopback(request.headers().get(HttpHeaderNames.HOST))) {
            ReferenceCountUtil.release(message);
            HandlerUtils.sendErrorResponse(
                    context,
                    false,
                    new ErrorResponseBody("This page is for this machine alone."),
                    HttpResponseStatus.FORBIDDEN,
                    Map.of());
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            response.headers().remove(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN);
        }
        context.write(message, promise);
    }

    /** Any port: the page may be looked at through a tunnel. */
    private static boolean isLoopback(String host) {
        return host != null && LOOPBACK.contains(host.replaceFirst(":\\d*$", ""));
    }
}
