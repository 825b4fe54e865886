package io.churnwarnings.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must be seen for a test to be able to say that nothing is open. */
class ListeningSocketsTest {

    @BeforeEach
    void onLinux() {
        assumeTrue(ListeningSockets.canBeSeen(), "this system has no /proc: ports cannot be seen");
    }

    @Test
    void aSocketOnAllInterfacesIsSeenAsOpen() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(seen(socket.getLocalPort())).containsExactly(false);
        }
    }

    @Test
    void aSocketOnLoopbackIsSeenAsClosedToOthers() throws IOException {
        for (String address : List.of("127.0.0.1", "127.0.0.2")) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
                assertThat(seen(socket.getLocalPort())).containsExactly(true);
            }
        }
    }

    @Test
    void closedSocketsAreNotSeen() throws IOException {
        int port;
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(null);
            port = channel.socket().getLocalPort();
            assertThat(seen(port)).hasSize(1);
        }
        assertThat(seen(port)).isEmpty();
    }

    private static List<Boolean> seen(int port) throws IOException {
        return ListeningSockets.of(ProcessHandle.current()).stream()
                .filter(socket -> socket.port() == port)
                .map(ListeningSockets.Socket::isLoopback)
                .toList();
    }
}
