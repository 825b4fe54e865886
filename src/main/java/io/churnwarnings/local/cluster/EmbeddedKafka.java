package io.churnwarnings.local.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker inside this JVM: one KRaft node, broker and controller in one, reachable over
 * loopback alone.
 *
 * <p>It keeps its log in a folder of its own and listens on ports that were free when it started. A
 * folder that an earlier broker has left is taken up again with everything in it. Old and future
 * records are neither refused nor deleted, so histories of years can be written to it. Topics are
 * never created by accident.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;
    // Fixed, so that a folder of an earlier broker is recognised as our own.
    private static final String CLUSTER_ID = "churn-warnings-local";
    private static final int BIND_ATTEMPTS = 5;
    private static final String MESSAGE_MAX_BYTES = String.valueOf(16 * 1024 * 1024);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker that keeps its log in {@code dir}, and returns when it can be used.
     *
     * @param dir the broker's own folder; created if it does not exist
     * @throws IOException if the folder cannot be written or no free port is to be had
     */
    public static EmbeddedKafka start(Path dir) throws IOException {
        return start(dir, Map.of());
    }

    /**
     * Starts a broker as {@link #start(Path)} does, with some of its settings changed.
     *
     * @param overrides broker settings that take precedence over this class's own, e.g. {@code
     *     transaction.max.timeout.ms}
     * @throws IOException if the folder cannot be written or no free port is to be had
     */
    public static EmbeddedKafka start(Path dir, Map<String, String> overrides) throws IOException {
        Files.createDirectories(dir);
        format(dir);
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePorts(dir, overrides);
            } catch (RuntimeException e) {
                // Between finding a port free and taking it, another process may have taken it.
                if (attempt == BIND_ATTEMPTS || !causedByBind(e)) {
                    throw e;
                }
            }
        }
    }

    /** The address for the clients, {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker in order and returns when its files are closed. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static EmbeddedKafka startOnFreePorts(Path dir, Map<String, String> overrides)
            throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        int clientPort;
        int controllerPort;
        try (ServerSocket first = new ServerSocket();
                ServerSocket second = new ServerSocket()) {
            first.bind(new InetSocketAddress(loopback, 0));
            second.bind(new InetSocketAddress(loopback, 0));
            clientPort = first.getLocalPort();
            controllerPort = second.getLocalPort();
        }
        Properties properties = settings(dir, clientPort, controllerPort);
        properties.putAll(overrides);
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedKafka(server, "127.0.0.1:" + clientPort);
    }

    private static Properties settings(Path dir, int clientPort, int controllerPort) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", String.valueOf(NODE_ID));
        p.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty(
                "listeners",
                "CLIENTS://127.0.0.1:" + clientPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.setProperty("advertised.listeners", "CLIENTS://127.0.0.1:" + clientPort);
        p.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("inter.broker.listener.name", "CLIENTS");
        p.setProperty("log.dirs", dir.toAbsolutePath().toString());

        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("log.retention.ms", "-1");
        p.setProperty("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
        // Segments roll by the records' own time: a replay of years would leave hundreds of them.
        p.setProperty("log.roll.ms", String.valueOf(Long.MAX_VALUE));
        p.setProperty("message.max.bytes", MESSAGE_MAX_BYTES);
        p.setProperty("replica.fetch.max.bytes", MESSAGE_MAX_BYTES);

        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "2");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("transaction.state.log.num.partitions", "4");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");

        // The default of 128 MB is for brokers that have a machine to themselves.
        p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        return p;
    }

    private static void format(Path dir) throws IOException {
        Formatter formatter =
                new Formatter()
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                        .setNodeId(NODE_ID)
                        .setClusterId(CLUSTER_ID)
                        .setControllerListenerName("CONTROLLER")
                        .addDirectory(dir.toAbsolutePath().toString())
                        .setMetadataLogDirectory(dir.toAbsolutePath().toString())
                        .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot prepare " + dir + " for the broker", e);
        }
    }

    private static boolean causedByBind(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
