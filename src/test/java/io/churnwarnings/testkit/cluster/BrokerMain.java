package io.churnwarnings.testkit.cluster;

import io.churnwarnings.local.cluster.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;

/** A broker in a process of its own: folder, port of the clients, port of the controller. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws Exception {
        String client = "127.0.0.1:" + args[1];
        String controller = "127.0.0.1:" + args[2];
        EmbeddedKafka.start(
                Path.of(args[0]),
                Map.of(
                        "controller.quorum.voters",
                        "1@" + controller,
                        "listeners",
                        "CLIENTS://" + client + ",CONTROLLER://" + controller,
                        "advertised.listeners",
                        "CLIENTS://" + client,
                        // Looks for transactions past their time more often than every 10 s.
                        "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                        "1000"));
        Thread.currentThread().join();
    }
}
