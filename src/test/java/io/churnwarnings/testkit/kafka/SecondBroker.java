package io.churnwarnings.testkit.kafka;

import static io.churnwarnings.testkit.Eventually.until;

import io.churnwarnings.testkit.FreePorts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker beside a {@link TestBroker}, under its controller: partitions that are placed on it lose
 * their leader when it stops, while the others' stay.
 */
public final class SecondBroker implements AutoCloseable {

    public static final int ID = 2;

    /**
     * The settings of both brokers: a broker cannot restart before the controller has expired its
     * former session.
     */
    public static final Map<String, String> SOON_MISSED =
            Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "200");

    private final TestBroker first;
    private final Properties settings;
    private KafkaRaftServer server;

    /**
     * @param dir the broker's own folder
     */
    public SecondBroker(TestBroker first, Path dir) throws Exception {
        this.first = first;
        this.settings = settings(first.admin(), dir);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(ID)
                .setClusterId(first.admin().describeCluster().clusterId().get())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(dir.toString())
                .setMetadataLogDirectory(dir.toString())
                .run();
    }

    /** Returns when the cluster knows of it. */
    public void start() throws Exception {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        until("two brokers", () -> first.admin().describeCluster().nodes().get().size() == 2);
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    @Override
    public void close() {
        stop();
    }

    private static Properties settings(Admin admin, Path dir) throws Exception {
        int port = FreePorts.next();
        RaftVoterEndpoint controller =
                admin.describeMetadataQuorum()
                        .quorumInfo()
                        .get()
                        .nodes()
                        .get(1)
                        .endpoints()
                        .iterator()
                        .next();
        Properties p = new Properties();
        p.putAll(SOON_MISSED);
        p.setProperty("process.roles", "broker");
        p.setProperty("node.id", String.valueOf(ID));
        p.setProperty(
                "controller.quorum.voters", "1@" + controller.host() + ":" + controller.port());
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("listeners", "CLIENTS://127.0.0.1:" + port);
        p.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("inter.broker.listener.name", "CLIENTS");
        p.setProperty("log.dirs", dir.toString());
        p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        return p;
    }
}
