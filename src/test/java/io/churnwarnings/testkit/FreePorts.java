package io.churnwarnings.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback that nothing listens on. Each JVM of a build has a range of its own, below
 * the ports that the operating system gives to connections, so that a port stays free until it is
 * used.
 */
public final class FreePorts {

    private static final int FIRST = 15_000;
    private static final int OF_EACH_FORK = 2_000;
    private static final int FORKS = 8;
    private static final int OFFSET =
            FIRST + Integer.getInteger("test.fork", 0) % FORKS * OF_EACH_FORK;
    private static final AtomicInteger TAKEN =
            new AtomicInteger((int) (ProcessHandle.current().pid() % OF_EACH_FORK));

    private FreePorts() {}

    public static int next() {
        for (int i = 0; i < OF_EACH_FORK; i++) {
            int port = OFFSET + TAKEN.getAndIncrement() % OF_EACH_FORK;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + OFFSET + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (java.net.BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
