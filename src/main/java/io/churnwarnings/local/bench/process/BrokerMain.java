package io.churnwarnings.local.bench.process;

import io.churnwarnings.local.cluster.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;

/** A broker in a JVM of its own. Ends when its standard input does, that is with its parent. */
public final class BrokerMain {

    /** Stands before the address on standard output. */
    static final String READY = "BROKER ";

    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), Map.of())) {
            System.out.println(READY + kafka.bootstrapServers());
            while (System.in.read() >= 0) {
                // The only input is the permission to stop.
            }
        }
        System.exit(0);
    }
}
