package io.churnwarnings.local.bench;

import io.churnwarnings.local.bench.data.Customers;
import io.churnwarnings.local.bench.data.Preload;
import io.churnwarnings.local.bench.data.SyntheticFacts;
import io.churnwarnings.local.bench.process.BrokerProcess;
import io.churnwarnings.local.bench.process.Folders;
import io.churnwarnings.local.bench.variant.RunResult;
import io.churnwarnings.local.bench.variant.RunSpec;
import io.churnwarnings.local.bench.variant.Variant;
import io.churnwarnings.local.bench.variant.VariantProcess;
import io.churnwarnings.tools.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Preloads a broker and runs the variants on it, one after the other, round by round. */
final class Comparison implements AutoCloseable {

    private static final Map<String, String> FOREVER =
            Map.of(
                    "retention.ms", "-1",
                    "segment.ms", String.valueOf(Long.MAX_VALUE),
                    "message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));

    private final RunSpec spec;
    private final List<Variant> variants;
    private final SyntheticFactsOptions made;
    private final Console console;
    private final BrokerProcess broker;

    /**
     * @param spec the common settings of all runs; its topic is created
     */
    Comparison(RunSpec spec, List<Variant> variants, SyntheticFactsOptions made, Console console)
            throws Exception {
        this.spec = spec;
        this.variants = variants;
        this.made = made;
        this.console = console;
        this.broker = BrokerProcess.start(spec.folder());
    }

    ComparisonResult run() throws Exception {
        double preloaded = preload();
        List<ComparisonResult.Run> runs = new ArrayList<>();
        for (int round = 1; round <= made.runs; round++) {
            for (Variant variant : variants) {
                double before = broker.cpuSeconds();
                RunResult result = run(variant, round);
                runs.add(new ComparisonResult.Run(round, result, broker.cpuSeconds() - before));
                console.end(BenchReport.line(result));
            }
        }
        return new ComparisonResult(
                spec.facts(),
                made.customers,
                made.zipf,
                spec.parallelism(),
                spec.checkpointInterval().toSeconds(),
                preloaded,
                runs);
    }

    /** Returns how many facts a second were written. */
    private double preload() throws Exception {
        create(broker.bootstrapServers(), spec.topic(), made.partitions);
        console.begin("Writing facts", spec.facts());
        long start = System.nanoTime();
        SyntheticFacts facts =
                new SyntheticFacts(
                        new Customers(
                                made.customers, spec.facts(), made.zipf, made.warned, made.seed));
        new Preload(broker.bootstrapServers(), spec.topic(), made.partitions)
                .write(facts, spec.facts(), done -> console.step(done, ""));
        double perSecond = spec.facts() / ((System.nanoTime() - start) / 1e9);
        console.end("%,d, %,.0f/s".formatted(spec.facts(), perSecond));
        return perSecond;
    }

    /** Makes a topic that takes facts of any time and keeps them. */
    static void create(String bootstrapServers, String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic made = new NewTopic(topic, partitions, (short) 1).configs(FOREVER);
            admin.createTopics(List.of(made)).all().get();
        }
    }

    private RunResult run(Variant variant, int round) throws Exception {
        String name = variant + "-" + round;
        console.begin(name, spec.facts());
        Path folder = spec.folder().resolve(name);
        Files.createDirectories(folder);
        RunResult result =
                new VariantProcess(spec, variant, made.heap, folder)
                        .run(broker.bootstrapServers(), name, done -> console.step(done, ""));
        Folders.delete(folder);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<String> written =
                    admin.listTopics().names().get().stream()
                            .filter(topic -> topic.startsWith(name))
                            .toList();
            admin.deleteTopics(written).all().get();
        }
        return result;
    }

    @Override
    public void close() throws Exception {
        console.close();
        broker.close();
    }
}
