package io.churnwarnings.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.Loss;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records between operators arrive unchanged. */
class SerializersTest {

    private static final long AT = 1_704_067_200_123L;
    private static final Rfm RFM =
            new Rfm(1L << 40, 12, MoneySum.of(9_999_999_999_999_999L), "GBP", 1, 4, 5);

    @ParameterizedTest
    @EnumSource(FactType.class)
    void factsOfEveryTypeAndAmount(FactType type) throws Exception {
        for (long amount : new long[] {0, 1, 100, 129_9900, Fact.UNKNOWN_AMOUNT}) {
            for (long at : new long[] {0, AT, -62_135_596_800_000L, 253_402_300_799_999L}) {
                same(
                        Types.CUSTOMER_FACT,
                        new CustomerFact("客户", new Fact(at, "\ud83d\uded2", type, amount, "CNY")));
            }
        }
    }

    @Test
    void decodedRecords() throws Exception {
        CustomerFact fact = new CustomerFact("c", new Fact(AT, "o", FactType.REFUND, 5, "USD"));
        same(Types.INGESTED, DecodedRecord.fact(7, fact, AT - 1, 5, Set.of()));
        same(
                Types.INGESTED,
                DecodedRecord.fact(7, fact, AT, Long.MAX_VALUE, Set.of(OptionalField.values())));
        same(Types.INGESTED, DecodedRecord.heartbeat(Long.MAX_VALUE, AT, 3));
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void rejectionsOfEveryReason(RejectionReason reason) throws Exception {
        for (byte[] bytes : new byte[][] {null, {}, {0, -1, 'x'}}) {
            RawRecord received = new RawRecord("topic", 3, 1L << 40, AT, bytes, bytes);
            Rejection sent = new Rejection(reason, "field: wrong", received);
            Rejection arrived = through(Types.REJECTION, sent);
            assertThat(arrived).usingRecursiveComparison().isEqualTo(sent);
            assertThat(through(Types.INGESTED, DecodedRecord.rejected(sent)).rejection())
                    .usingRecursiveComparison()
                    .isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void eventsOfEveryTypeStageAndRhythm(EventType type) throws Exception {
        for (Stage stage : Stage.values()) {
            for (CycleState cycle : rhythms()) {
                for (String model : new String[] {null, "", "m-1"}) {
                    same(
                            Types.WARNING_EVENT,
                            new WarningEvent(
                                    "0123",
                                    type,
                                    stage,
                                    "c",
                                    AT,
                                    AT - 5,
                                    cycle,
                                    model == null ? null : new Loss(1 / 3.0, 90.5),
                                    RFM,
                                    CustomerType.LOYAL,
                                    model,
                                    model == null ? List.of() : List.of(DriftReason.values()),
                                    model == null,
                                    model,
                                    model == null ? "r-1" : model));
                }
            }
        }
    }

    @Test
    void eventsWithoutACustomersFields() throws Exception {
        same(
                Types.WARNING_EVENT,
                new WarningEvent(
                        "0123",
                        EventType.WITHDRAWN,
                        Stage.LOST,
                        "c",
                        AT,
                        AT,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        false,
                        null,
                        null));
        same(
                Types.WARNING_EVENT,
                new WarningEvent(
                        "0123",
                        EventType.DRIFTING,
                        null,
                        "c",
                        AT,
                        AT,
                        rhythms().get(2),
                        null,
                        RFM,
                        CustomerType.RETURNING,
                        "a",
                        List.of(DriftReason.ORDER_VALUE_DROP),
                        false,
                        null,
                        null));
    }

    @Test
    void erasuresWithTheirReceipts() throws Exception {
        same(Types.WARNING_EVENT, WarningEvent.erased("c", AT, ErasureReceipt.NOTHING));
        same(Types.WARNING_EVENT, WarningEvent.erased("c", AT, new ErasureReceipt(7, Stage.LOST)));
    }

    @Test
    void instructions() throws Exception {
        same(Types.INSTRUCTION, ControlMessage.erasure("客户", AT));
        byte[] key = {1};
        ControlMessage rules =
                through(
                        Types.INSTRUCTION,
                        ControlMessage.rules(key, new byte[] {2, 3}, AT, AT + 1));
        assertThat(rules.kind()).isEqualTo(ControlMessage.Kind.RULES);
        assertThat(rules.key()).containsExactly(1);
        assertThat(rules.value()).containsExactly(2, 3);
        assertThat(rules.toldAt()).isEqualTo(AT);
        assertThat(rules.effectiveFrom()).isEqualTo(AT + 1);
        assertThat(through(Types.INSTRUCTION, ControlMessage.rules(null, key, 0, 0)).key())
                .isNull();
    }

    @Test
    void anInstructionOfANewerReleaseIsNotMisread() {
        DataInputDeserializer in = new DataInputDeserializer(new byte[] {2, 0, 0, 0, 0, 0});
        assertThatThrownBy(() -> new InstructionSerializer().deserialize(in))
                .hasMessageContaining("version 2")
                .hasMessageContaining("newer");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 127, 128, 16_383, 16_384, Long.MAX_VALUE, -1, -64, -65, Long.MIN_VALUE})
    void numbersOfEveryLength(long number) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(32);
        Varints.write(number, out);
        Varints.writeSigned(number, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(Varints.read(in)).isEqualTo(number);
        assertThat(Varints.readSigned(in)).isEqualTo(number);
        assertThat(in.available()).isZero();
    }

    @Test
    void typesAndSerializersAreTheSameAfterTheyTravelledWithTheJob() throws Exception {
        for (TypeInformation<?> type :
                List.of(
                        Types.INGESTED,
                        Types.CUSTOMER_FACT,
                        Types.REJECTION,
                        Types.RECEIVED,
                        Types.INSTRUCTION,
                        Types.WARNING_EVENT)) {
            TypeInformation<?> travelled = InstantiationUtil.clone(type);
            assertThat(travelled).isEqualTo(type).hasSameHashCodeAs(type);
            assertThat(travelled.createSerializer(new SerializerConfigImpl()))
                    .isEqualTo(type.createSerializer(new SerializerConfigImpl()));
        }
    }

    private static List<CycleState> rhythms() {
        return List.of(
                new CycleState(0, null),
                new CycleState(0, new Cycle(40, 40, CycleBasis.POPULATION)),
                new CycleState(200, new Cycle(1, 0.1 + 0.2, CycleBasis.OWN)),
                new CycleState(1, new Cycle(180, Double.MAX_VALUE, CycleBasis.BLENDED)));
    }

    private static <T> void same(TypeInformation<T> type, T value) throws IOException {
        assertThat(through(type, value)).isEqualTo(value);
    }

    private static <T> T through(TypeInformation<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(32);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T arrived = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return arrived;
    }
}
