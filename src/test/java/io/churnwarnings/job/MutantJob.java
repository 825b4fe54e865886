package io.churnwarnings.job;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.kafka.DeadLetterRecords;
import io.churnwarnings.kafka.FactDeserializer;
import io.churnwarnings.kafka.KafkaSinks;
import io.churnwarnings.kafka.KafkaSources;
import io.churnwarnings.kafka.RecordTime;
import io.churnwarnings.kafka.WarningRecords;
import io.churnwarnings.kafka.client.KafkaSinkSpec;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The real job but for the sink of its warnings: main classes for a jar that tests submit. */
public final class MutantJob {

    private MutantJob() {}

    /** Writes without transactions. */
    public static final class AtLeastOnce {

        private AtLeastOnce() {}

        public static void main(String[] args) throws Exception {
            submit(AtLeastOnce::sink);
        }

        static Sink<WarningEvent> sink(ChurnSettings settings) {
            KafkaSinkSpec sink = settings.warnings().sink();
            return KafkaSink.<WarningEvent>builder()
                    .setKafkaProducerConfig(sink.client().producer(sink.transactionTimeout()))
                    .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                    .setRecordSerializer(records(settings))
                    .build();
        }
    }

    /** Says of one transaction that it is committed, and does not commit it. */
    public static final class LostCommit {

        private LostCommit() {}

        public static void main(String[] args) throws Exception {
            submit(
                    settings ->
                            new ForgetfulSink<>(
                                    KafkaSinks.kafkaSink(
                                            settings.warnings().sink(), records(settings))));
        }
    }

    private static WarningRecords records(ChurnSettings settings) {
        return new WarningRecords(
                settings.warnings().topic(), new EventEncoder(settings.sourceName()));
    }

    private static void submit(Function<ChurnSettings, Sink<WarningEvent>> warnings)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration flink = Configuration.fromMap(env.getConfiguration().toMap());
        ChurnSettings settings = ChurnSettings.of(flink);
        JobDefaults.apply(flink, settings, env);
        define(env, settings, Topics.prepare(settings), warnings.apply(settings));
        env.execute("mutant");
    }

    static void define(
            StreamExecutionEnvironment env,
            ChurnSettings settings,
            int partitions,
            Sink<WarningEvent> warnings) {
        ChurnPipeline.define(
                env,
                KafkaSources.clocked(
                        settings.source(),
                        new FactDeserializer(settings.decoding()),
                        new RecordTime()),
                null,
                warnings,
                KafkaSinks.exactlyOnce(
                        settings.deadLetters().sink(),
                        settings.deadLetters().topic(),
                        new DeadLetterRecords(
                                settings.deadLetters().topic(), settings.deadLetterMaxBytes())),
                settings,
                partitions);
    }
}
