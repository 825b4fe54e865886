package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker that can be killed and comes back to the same address with all that it had. */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final JavaProcess.Spec spec;
    private final Path logs;
    private final int port;
    private JavaProcess process;

    BrokerProcess(Path dir, Path logs) throws IOException {
        this.logs = logs;
        List<Integer> ports = Ports.free(2);
        port = ports.get(0);
        spec =
                new JavaProcess.Spec(
                        "broker",
                        List.of("-Xmx512m", Logging.option(logs)),
                        ClassPaths.everything(),
                        BrokerMain.class.getName(),
                        List.of(
                                dir.toString(),
                                String.valueOf(ports.get(0)),
                                String.valueOf(ports.get(1))));
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public JavaProcess process() {
        return process;
    }

    void start() throws IOException {
        process = JavaProcess.start(spec, logs);
    }

    void awaitUp() throws Exception {
        Waiting.until("the broker listens", PATIENCE, this::listens);
    }

    public void restart() throws Exception {
        start();
        awaitUp();
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
            return true;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.close();
        }
    }
}
