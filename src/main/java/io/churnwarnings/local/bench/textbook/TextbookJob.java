package io.churnwarnings.local.bench.textbook;

import io.churnwarnings.job.OperatorIds;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.kafka.KafkaSinks;
import io.churnwarnings.kafka.client.KafkaSourceSpec;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph of the first draft: source, keyed function, sink. */
public final class TextbookJob {

    private TextbookJob() {}

    /** Defines it between the topics of the job, under the names of the job's operators. */
    public static void define(StreamExecutionEnvironment env, ChurnSettings settings, int readers) {
        env.fromSource(
                        source(settings.source()),
                        WatermarkStrategy.<Purchase>forBoundedOutOfOrderness(
                                        Duration.ofMillis(settings.policy().disorder()))
                                .withTimestampAssigner(
                                        (purchase, timestamp) -> purchase.occurredAt),
                        OperatorIds.PURCHASES)
                .uid(OperatorIds.PURCHASES)
                .setParallelism(readers)
                .keyBy(purchase -> purchase.customerId)
                .process(new WarnFunction(settings.policy()))
                .name(OperatorIds.CUSTOMERS)
                .uid(OperatorIds.CUSTOMERS)
                .sinkTo(
                        KafkaSinks.exactlyOnce(
                                settings.warnings().sink(),
                                settings.warnings().topic(),
                                new WarningSchema(settings.warnings().topic())))
                .name(OperatorIds.WARNINGS)
                .uid(OperatorIds.WARNINGS);
    }

    private static KafkaSource<Purchase> source(KafkaSourceSpec spec) {
        return KafkaSource.<Purchase>builder()
                .setProperties(spec.client().consumer())
                .setTopics(spec.topics())
                .setGroupId(spec.groupId())
                .setClientIdPrefix(spec.groupId())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new PurchaseSchema())
                .build();
    }
}
