package io.churnwarnings.job;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.codec.event.ProfileEncoder;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.ProfileUpdate;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.job.settings.ControlSettings;
import io.churnwarnings.job.settings.OutputTopic;
import io.churnwarnings.kafka.DeadLetterRecords;
import io.churnwarnings.kafka.FactDeserializer;
import io.churnwarnings.kafka.KafkaSinks;
import io.churnwarnings.kafka.KafkaSources;
import io.churnwarnings.kafka.ProfileRecords;
import io.churnwarnings.kafka.RecordTime;
import io.churnwarnings.kafka.WarningRecords;
import io.churnwarnings.operator.ChurnOperator;
import io.churnwarnings.operator.ControlledChurnOperator;
import io.churnwarnings.operator.ProfileWriter;
import io.churnwarnings.operator.Profiles;
import io.churnwarnings.serde.Types;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job: purchases in, warnings and dead letters out. */
public final class ChurnPipeline {

    /** A backfill passes months in a second. */
    private static final Duration ALIGNED_EVERY = Duration.ofMillis(100);

    private ChurnPipeline() {}

    /**
     * The whole graph, between any sources and sinks.
     *
     * @param control where control messages come from; null if there are none
     * @param partitions how many the source topic has: a reader without a partition would be idle
     */
    static void define(
            StreamExecutionEnvironment env,
            Source<DecodedRecord, ?, ?> purchases,
            Source<RawRecord, ?, ?> control,
            Sink<WarningEvent> warnings,
            Sink<Rejection> deadLetters,
            ChurnSettings settings,
            int partitions) {
        SingleOutputStreamOperator<CustomerFact> facts =
                facts(env, purchases, settings.source().clock().alignment(), partitions);
        KeyedStream<CustomerFact, String> byCustomer =
                facts.keyBy(CustomerFact::customerId, BasicTypeInfo.STRING_TYPE_INFO);
        DataStream<Rejection> rejected = facts.getSideOutput(RejectedSplitter.REJECTED);
        ProfileWriter profiles = settings.profiles() == null ? null : profileWriter();
        SingleOutputStreamOperator<WarningEvent> events;
        if (control == null) {
            events =
                    byCustomer.transform(
                            OperatorIds.CUSTOMERS,
                            Types.WARNING_EVENT,
                            new ChurnOperator(settings.policy(), settings.cache(), profiles));
        } else {
            RulebookBuilder rules =
                    new RulebookBuilder(settings.configured(), settings.instructions());
            SingleOutputStreamOperator<ControlMessage> messages =
                    messages(env, control, new ControlProcessor(settings.instructions(), rules));
            events =
                    byCustomer
                            .connect(messages.broadcast())
                            .transform(
                                    OperatorIds.CUSTOMERS,
                                    Types.WARNING_EVENT,
                                    new ControlledChurnOperator(
                                            settings.policy(), settings.cache(), profiles, rules));
            rejected = rejected.union(messages.getSideOutput(ControlProcessor.REFUSED));
        }

        events.uid(OperatorIds.CUSTOMERS)
                .sinkTo(warnings)
                .name(OperatorIds.WARNINGS)
                .uid(OperatorIds.WARNINGS);
        if (profiles != null) {
            events.getSideOutput(Profiles.TAG)
                    .sinkTo(profiles(settings.profiles()))
                    .name(OperatorIds.PROFILES)
                    .uid(OperatorIds.PROFILES);
        }
        rejected.sinkTo(deadLetters)
                .name(OperatorIds.DEAD_LETTERS)
                .uid(OperatorIds.DEAD_LETTERS)
                // Every subtask of an exactly-once sink uses a transaction per checkpoint, even
                // without records. One subtask is enough, because dead letters should be rare.
                .setParallelism(1);
    }

    /**
     * Defines the job between the topics that the settings name.
     *
     * @param partitions how many the source topic has: a reader without a partition would be idle
     */
    public static void define(
            StreamExecutionEnvironment env, ChurnSettings settings, int partitions) {
        Population.announce(settings.policy());
        define(
                env,
                purchases(settings),
                control(settings),
                warnings(settings),
                KafkaSinks.exactlyOnce(
                        settings.deadLetters().sink(),
                        settings.deadLetters().topic(),
                        new DeadLetterRecords(
                                settings.deadLetters().topic(), settings.deadLetterMaxBytes())),
                settings,
                partitions);
    }

    /** The beginning of the job alone: the facts as they are sent to their customers. */
    public static DataStream<CustomerFact> facts(
            StreamExecutionEnvironment env, ChurnSettings settings, int partitions) {
        return facts(env, purchases(settings), settings.source().clock().alignment(), partitions);
    }

    /** The end of the job alone: where the events go. */
    public static Sink<WarningEvent> warnings(ChurnSettings settings) {
        String topic = settings.warnings().topic();
        return KafkaSinks.exactlyOnce(
                settings.warnings().sink(),
                topic,
                new WarningRecords(
                        topic,
                        new EventEncoder(settings.sourceName()),
                        settings.encodings().form(topic)));
    }

    private static Source<DecodedRecord, ?, ?> purchases(ChurnSettings settings) {
        return KafkaSources.clocked(
                settings.source(),
                new FactDeserializer(settings.decoding(), settings.encodings().openers()),
                new RecordTime());
    }

    private static ProfileWriter profileWriter() {
        ProfileEncoder encoder = new ProfileEncoder();
        return encoder::value;
    }

    private static Sink<ProfileUpdate> profiles(OutputTopic output) {
        return KafkaSinks.exactlyOnce(
                output.sink(), output.topic(), new ProfileRecords(output.topic()));
    }

    /** Null without a rules and a control topic. */
    private static Source<RawRecord, ?, ?> control(ChurnSettings settings) {
        ControlSettings told = settings.instructions();
        return told.isOn()
                ? KafkaSources.instructions(settings.source(), told.topics(), told.notice())
                : null;
    }

    private static SingleOutputStreamOperator<ControlMessage> messages(
            StreamExecutionEnvironment env,
            Source<RawRecord, ?, ?> control,
            ControlProcessor processor) {
        return env.fromSource(
                        control,
                        WatermarkStrategy.noWatermarks(), // the source has its own clock
                        OperatorIds.INSTRUCTIONS)
                .uid(OperatorIds.INSTRUCTIONS)
                .setParallelism(1)
                .process(processor)
                .returns(Types.INSTRUCTION)
                .name(OperatorIds.INSTRUCTION_DESK)
                .uid(OperatorIds.INSTRUCTION_DESK)
                .setParallelism(1);
    }

    private static SingleOutputStreamOperator<CustomerFact> facts(
            StreamExecutionEnvironment env,
            Source<DecodedRecord, ?, ?> purchases,
            Duration alignment,
            int partitions) {
        int readers = Math.min(env.getParallelism(), partitions);
        return env.fromSource(purchases, aligned(alignment), OperatorIds.PURCHASES)
                .uid(OperatorIds.PURCHASES)
                .setParallelism(readers)
                .process(new RejectedSplitter())
                .returns(Types.CUSTOMER_FACT)
                .name(OperatorIds.TRIAGE)
                .uid(OperatorIds.TRIAGE)
                .setParallelism(readers);
    }

    /**
     * The source emits its own watermarks; the strategy only sets the alignment of the partitions.
     */
    private static WatermarkStrategy<DecodedRecord> aligned(Duration alignment) {
        WatermarkStrategy<DecodedRecord> ownClock = WatermarkStrategy.noWatermarks();
        return alignment == null
                ? ownClock
                : ownClock.withWatermarkAlignment(OperatorIds.PURCHASES, alignment, ALIGNED_EVERY);
    }
}
