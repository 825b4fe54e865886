package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.domain.CustomerProfile;
import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Cycle;
import io.churnwarnings.domain.CycleBasis;
import io.churnwarnings.domain.CycleState;
import io.churnwarnings.domain.Entry;
import io.churnwarnings.domain.Fact;
import io.churnwarnings.domain.FactType;
import io.churnwarnings.domain.Folded;
import io.churnwarnings.domain.Ledger;
import io.churnwarnings.domain.Occasions;
import io.churnwarnings.domain.PublishedWarning;
import io.churnwarnings.domain.Stage;
import io.churnwarnings.domain.WalkEvent;
import io.churnwarnings.reference.Policies;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WatchedCustomerSerializerTest {

    private static final int SEEDS = 20_000;
    private static final long DAY_0 = 1_704_067_200_000L;
    private static final String NEWCOMER = "00010c80d08fa59863026f31c76503434e5980b089fbea0100";
    private static final String VETERAN =
            "2f030480b0ffbcb86303e5aea20103434e590180b899290d0003e5aea2070355534400128080f3df19026f33000180c0bea91c0100048080aea60a80dccc1480c4a9931301010001ff9b8bbe1c80c0eccf2602034025000000000000402500000000000001028080e6bf3302000080c0eccf26000102ff8fc08d19020001ff9b8bbe1c80c0eccf2602034025000000000000402500000000000001030080a097c5ca0500000080e0fcb70680b89929";

    private final WatchedCustomerSerializer serializer = new WatchedCustomerSerializer();

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            WatchedCustomer customer = new RandomCustomers(seed).next();
            assertThat(read(write(customer))).as("seed %d", seed).isEqualTo(customer);
        }
    }

    @Test
    void theBytesOfACopyAreTheSame() throws IOException {
        for (long seed = 0; seed < 500; seed++) {
            byte[] bytes = write(new RandomCustomers(seed).next());
            DataOutputSerializer copy = new DataOutputSerializer(64);
            serializer.copy(new DataInputDeserializer(bytes), copy);
            assertThat(copy.getCopyOfBuffer()).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    /**
     * Savepoints out there hold these bytes: if this test fails, raise FORMAT and keep reading 1.
     */
    @Test
    void format1IsStillReadAndWritten() throws IOException {
        assertThat(HexFormat.of().formatHex(write(newcomer()))).isEqualTo(NEWCOMER);
        assertThat(read(HexFormat.of().parseHex(NEWCOMER))).isEqualTo(newcomer());
        assertThat(HexFormat.of().formatHex(write(veteran()))).isEqualTo(VETERAN);
        assertThat(read(HexFormat.of().parseHex(VETERAN))).isEqualTo(veteran());
    }

    @Test
    void aCustomerOfTenPurchasesTakesNoMoreThan250Bytes() throws IOException {
        CustomerWatch watch = new CustomerWatch(Policies.standard());
        CustomerProfile profile = CustomerProfile.EMPTY;
        for (int i = 0; i < 10; i++) {
            long at = DAY_0 + i * 13 * Policies.DAY + i * 1_234_567L;
            Fact fact = new Fact(at, "order-000" + i, FactType.PURCHASE, 129_9900, "CNY");
            profile = watch.onFact("c", profile, fact, at - 1).profile();
        }
        assertThat(profile.ledger().entries()).hasSize(10);
        assertThat(write(new WatchedCustomer(profile, profile.wakeAt()))).hasSizeLessThan(251);
    }

    @Test
    void theSnapshotTellsTheFormatAndNoOtherIsTaken() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        byte[] bytes = out.getCopyOfBuffer();
        TypeSerializerSnapshot<WatchedCustomer> snapshot = snapshot(bytes);
        assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
        assertThat(
                        serializer
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(snapshot)
                                .isCompatibleAsIs())
                .isTrue();

        bytes[bytes.length - 1]++;
        assertThatThrownBy(() -> snapshot(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("reads format 1");
    }

    @Test
    void bytesOfSomethingElseAreNoNumbers() {
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) -1);
        assertThatThrownBy(() -> read(ones)).isInstanceOf(IOException.class);
    }

    /** One purchase; LOST is a year away. */
    private static WatchedCustomer newcomer() {
        Fact fact = new Fact(DAY_0, "o1", FactType.PURCHASE, 129_9900, "CNY");
        long lost = DAY_0 + 365 * Policies.DAY;
        CustomerProfile profile =
                new CustomerProfile(
                        new Ledger(Folded.NOTHING, List.of(standing(fact)), 0),
                        List.of(),
                        List.of(),
                        lost);
        return new WatchedCustomer(profile, lost);
    }

    /** All that there can be. */
    private static WatchedCustomer veteran() {
        CycleState rhythm = new CycleState(3, new Cycle(10.5, 10.5, CycleBasis.OWN));
        WalkEvent raised =
                new WalkEvent(
                        WalkEvent.Kind.RAISED, Stage.AT_RISK, day(45.75), day(30), rhythm, true);
        WalkEvent forgotten =
                new WalkEvent(WalkEvent.Kind.FORGOTTEN, null, day(1200), day(90), null, false);
        Folded folded =
                new Folded(
                        day(46),
                        new Occasions(4, day(0), day(29.75), day(30)),
                        day(46),
                        Stage.AT_RISK,
                        List.of(raised));
        List<Entry> entries =
                List.of(
                        new Entry(new Fact(day(50), "客", FactType.PURCHASE, 1, "CNY"), day(50.5)),
                        standing(new Fact(day(50), "客", FactType.CANCELLATION, 7_00, "USD")),
                        standing(
                                new Fact(
                                        day(90),
                                        "o3",
                                        FactType.REFUND,
                                        Fact.UNKNOWN_AMOUNT,
                                        "USD")));
        CustomerProfile profile =
                new CustomerProfile(
                        new Ledger(folded, entries, 1),
                        List.of(
                                new PublishedWarning(day(10), 2, null, null, 0),
                                new PublishedWarning(
                                        day(30), 0, Stage.AT_RISK, Stage.LIKELY_LOST, day(51))),
                        List.of(raised, forgotten),
                        day(100));
        return new WatchedCustomer(profile, day(99));
    }

    private static Entry standing(Fact fact) {
        return new Entry(fact, Entry.NEVER);
    }

    private static long day(double day) {
        return DAY_0 + Math.round(day * Policies.DAY);
    }

    private byte[] write(WatchedCustomer customer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(customer, out);
        return out.getCopyOfBuffer();
    }

    private WatchedCustomer read(byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        WatchedCustomer customer = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return customer;
    }

    private static TypeSerializerSnapshot<WatchedCustomer> snapshot(byte[] bytes)
            throws IOException {
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(bytes),
                WatchedCustomerSerializerTest.class.getClassLoader());
    }
}
