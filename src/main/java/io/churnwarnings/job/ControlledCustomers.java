package io.churnwarnings.job;

import io.churnwarnings.codec.RawRecord;
import io.churnwarnings.codec.Rejection;
import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.job.settings.ControlSettings;
import io.churnwarnings.operator.ControlledChurnOperator;
import io.churnwarnings.operator.ProfileWriter;
import io.churnwarnings.serde.Types;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/** The part of the job that is there if it is told something while it runs. */
final class ControlledCustomers {

    private final StreamExecutionEnvironment env;
    private final ChurnSettings settings;
    private final RulebookBuilder fold;
    private final SingleOutputStreamOperator<ControlMessage> desk;

    private ControlledCustomers(
            StreamExecutionEnvironment env,
            ChurnSettings settings,
            RulebookBuilder fold,
            SingleOutputStreamOperator<ControlMessage> desk) {
        this.env = env;
        this.settings = settings;
        this.fold = fold;
        this.desk = desk;
    }

    static ControlledCustomers by(
            StreamExecutionEnvironment env,
            Source<RawRecord, ?, ?> instructions,
            ChurnSettings settings) {
        ControlSettings told = settings.instructions();
        RulebookBuilder fold = new RulebookBuilder(settings.configured(), told);
        SingleOutputStreamOperator<ControlMessage> desk =
                env.fromSource(
                                instructions,
                                WatermarkStrategy.noWatermarks(), // the source has its own clock
                                OperatorIds.INSTRUCTIONS)
                        .uid(OperatorIds.INSTRUCTIONS)
                        .setParallelism(1)
                        .process(new ControlProcessor(told, fold))
                        .returns(Types.INSTRUCTION)
                        .name(OperatorIds.INSTRUCTION_DESK)
                        .uid(OperatorIds.INSTRUCTION_DESK)
                        .setParallelism(1);
        return new ControlledCustomers(env, settings, fold, desk);
    }

    /** What could not be taken. */
    DataStream<Rejection> refused() {
        return desk.getSideOutput(ControlProcessor.REFUSED);
    }

    /** Flink makes such a stream for operators alone that it puts together itself. */
    private static final class Customers extends SingleOutputStreamOperator<WarningEvent> {

        Customers(StreamExecutionEnvironment env, Transformation<WarningEvent> customers) {
            super(env, customers);
        }
    }

    /** The keyed operator, with every instruction for each of its subtasks. */
    SingleOutputStreamOperator<WarningEvent> customers(
            KeyedStream<CustomerFact, String> facts, ProfileWriter profiles) {
        TwoInputTransformation<CustomerFact, ControlMessage, WarningEvent> customers =
                new TwoInputTransformation<>(
                        facts.getTransformation(),
                        desk.broadcast().getTransformation(),
                        OperatorIds.CUSTOMERS,
                        SimpleOperatorFactory.of(
                                new ControlledChurnOperator(
                                        settings.policy(), settings.cache(), profiles, fold)),
                        Types.WARNING_EVENT,
                        env.getParallelism(),
                        false);
        customers.setStateKeySelectors(facts.getKeySelector(), null);
        customers.setStateKeyType(facts.getKeyType());
        customers.setUid(OperatorIds.CUSTOMERS);
        env.addOperator(customers);
        return new Customers(env, customers);
    }
}
