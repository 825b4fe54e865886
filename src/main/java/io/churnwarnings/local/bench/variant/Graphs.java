package io.churnwarnings.local.bench.variant;

import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.job.ChurnPipeline;
import io.churnwarnings.job.JobDefaults;
import io.churnwarnings.job.OperatorIds;
import io.churnwarnings.job.Topics;
import io.churnwarnings.job.options.ChurnOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.kafka.client.KafkaSourceSpec;
import io.churnwarnings.local.bench.textbook.TextbookJob;
import io.churnwarnings.serde.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Defines the graphs to measure. In each, the source and the last operator have the job's names.
 */
public final class Graphs {

    private Graphs() {}

    /** The settings of the job in a run. */
    public static ChurnSettings settings(RunSpec spec) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("churn.source.bootstrap-servers", spec.bootstrapServers());
        all.put("churn.source.topic", spec.topic());
        all.put("churn.source.group-id", spec.outTopic());
        all.put("churn.sink.topic", spec.outTopic());
        all.put("churn.sink.transactional-id-prefix", "warnings-" + spec.outTopic());
        all.put("churn.dead-letters.topic", spec.outTopic() + "-dead-letters");
        all.put("churn.dead-letters.transactional-id-prefix", "dead-" + spec.outTopic());
        all.put("churn.kafka.create-topics", "true");
        all.put("churn.clock.mode", "event-time");
        if (spec.variant() == Variant.PROFILES) {
            all.put("churn.profiles.topic", spec.outTopic() + "-profiles");
            all.put("churn.profiles.transactional-id-prefix", "profiles-" + spec.outTopic());
        }
        spec.settings()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith(ChurnOptions.PREFIX)) {
                                all.put(key, value);
                            }
                        });
        return ChurnSettings.of(Configuration.fromMap(all));
    }

    /** Defines the variant of a run. */
    public static void define(StreamExecutionEnvironment env, RunSpec spec) {
        ChurnSettings settings = settings(spec);
        JobDefaults.apply(Configuration.fromMap(env.getConfiguration().toMap()), settings, env);
        int partitions = Topics.prepare(settings);
        int readers = Math.min(spec.parallelism(), partitions);
        switch (spec.variant()) {
            case READ ->
                    drop(
                            env.fromSource(
                                            bytes(settings.source()),
                                            WatermarkStrategy.noWatermarks(),
                                            OperatorIds.PURCHASES)
                                    .uid(OperatorIds.PURCHASES)
                                    .setParallelism(readers),
                            readers);
            case DECODE -> drop(ChurnPipeline.facts(env, settings, partitions), readers);
            case KEYED -> drop(sent(env, settings, partitions), spec.parallelism());
            case EVENTS ->
                    sent(env, settings, partitions)
                            .transform(
                                    OperatorIds.CUSTOMERS,
                                    Types.WARNING_EVENT,
                                    new EveryOtherFact())
                            .uid(OperatorIds.CUSTOMERS)
                            .setParallelism(spec.parallelism())
                            .sinkTo(ChurnPipeline.warnings(settings))
                            .name(OperatorIds.WARNINGS)
                            .uid(OperatorIds.WARNINGS);
            case HASHMAP, JOB, PROFILES -> ChurnPipeline.define(env, settings, partitions);
            case TEXTBOOK -> TextbookJob.define(env, settings, readers);
        }
    }

    /** The facts where their customers are. */
    private static DataStream<CustomerFact> sent(
            StreamExecutionEnvironment env, ChurnSettings settings, int partitions) {
        DataStream<CustomerFact> keyed =
                ChurnPipeline.facts(env, settings, partitions)
                        .keyBy(CustomerFact::customerId, BasicTypeInfo.STRING_TYPE_INFO);
        // Without the key's type nothing is done for state that is not there.
        return new DataStream<>(env, keyed.getTransformation());
    }

    private static KafkaSource<byte[]> bytes(KafkaSourceSpec spec) {
        return KafkaSource.<byte[]>builder()
                .setProperties(spec.client().consumer())
                .setTopics(spec.topics())
                .setGroupId(spec.groupId())
                .setClientIdPrefix(spec.groupId())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new RawBytes())
                .build();
    }

    private static <T> void drop(DataStream<T> facts, int parallelism) {
        facts.transform(OperatorIds.CUSTOMERS, facts.getType(), new Drop<>())
                .uid(OperatorIds.CUSTOMERS)
                .setParallelism(parallelism);
    }
}
