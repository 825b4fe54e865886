package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.MonthTotal;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.RaisedSilence;
import io.churnwarnings.domain.state.WalkEvent;
import io.churnwarnings.operator.state.RandomCustomers;
import io.churnwarnings.operator.state.WatchedCustomer;
import io.churnwarnings.testkit.Policies;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedCustomerSerializerTest {

    private static final int SEEDS = 20_000;
    private static final long DAY_0 = 1_704_067_200_000L;
    private static final String NEWCOMER = "1a828099a0836500500080d08fa598630c00026f31c76503434e59";
    private static final String VETERAN =
            "89038290efd4d86380f0b2522f0180b0ffbcb863cf0280c0cbc902048080aea60a80dccc14"
                    + "80c4a993130280d4b1870380b0fe9b0302dfbd0101dfc508010390880f0389c40700010100"
                    + "01018080aea60a01010001ff9b98de0280c0f9ef0c02034025000000000000402500000000"
                    + "0000040480c0f9ef0c80dccc1480c4a993130280d4b1870380b0fe9b0302dfbd0101dfc508"
                    + "010390880f0389c40700010001028080f3df1902000080c0f9ef0c00010280f0b252030400"
                    + "ffbff9ef0c80c0f9ef0c020340250000000000004025000000000000050480c0f9ef0c80dc"
                    + "cc1480c4a993130280d4b1870380b0fe9b0302dfbd0101dfc508010390880f0389c4070001"
                    + "0101000001ff9b98de0280c0f9ef0c020340250000000000004025000000000000040480c0"
                    + "f9ef0c80dccc1480c4a993130280d4b1870380b0fe9b0302dfbd0101dfc508010390880f03"
                    + "89c40700010001030080a08aa5e405fffff2df1900000000040003e5aea20103434e590180"
                    + "b899290d0003e5aea2070355534400128080f3df19026f3300";

    private final EncodedCustomerSerializer serializer = new EncodedCustomerSerializer();

    @Test
    void aWrittenCustomerIsReadAgain() throws IOException {
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

    /** Ids of 10 bytes, a purchase a fortnight or so, prices to the cent. */
    @ParameterizedTest
    @CsvSource({"1, 40", "10, 250", "100, 1050"})
    void aCustomerTakesFewBytes(int purchases, int most) throws IOException {
        Random random = new Random(7);
        CustomerWatch watch = new CustomerWatch(Rulebook.of(Policies.standard()));
        CustomerProfile profile = CustomerProfile.EMPTY;
        long now = DAY_0;
        for (int i = 0; i < purchases; i++) {
            now += (long) ((1 + 26 * random.nextDouble()) * Policies.DAY);
            String order = "%010d".formatted(4_200_000_000L + 977 * i);
            long amount = (1_000 + random.nextInt(40_000)) * 100L;
            Fact fact = new Fact(now, order, FactType.PURCHASE, amount, "CNY");
            profile = watch.onFact("c", profile, fact, now - 1).profile();
            if (profile.nextCheckAt() <= now) {
                profile = watch.onClock("c", profile, now).profile();
            }
        }
        assertThat(write(new WatchedCustomer(profile, profile.nextCheckAt())))
                .hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void theSnapshotHasTheFormatAndOthersAreRejected() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        byte[] bytes = out.getCopyOfBuffer();
        TypeSerializerSnapshot<byte[]> snapshot = snapshot(bytes);
        assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
        assertThat(
                        serializer
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(snapshot)
                                .isCompatibleAsIs())
                .isTrue();

        bytes[bytes.length - 1] = 1;
        assertThat(
                        serializer
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(snapshot(bytes))
                                .isCompatibleAsIs())
                .isTrue();

        bytes[bytes.length - 1] = 4;
        assertThatThrownBy(() -> snapshot(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 4")
                .hasMessageContaining("formats up to 3");
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
                        new Ledger(CompactedHistory.NOTHING, List.of(standing(fact)), 0),
                        List.of(),
                        List.of(),
                        lost,
                        true);
        return new WatchedCustomer(profile, lost);
    }

    /** All that there can be. */
    private static WatchedCustomer veteran() {
        CycleState rhythm = new CycleState(3, new Cycle(10.5, 10.5, CycleBasis.OWN));
        Purchases bought =
                new Purchases(
                        new Occasions(4, day(0), day(29.75), day(30)),
                        List.of((long) (9.5 * Policies.DAY), 10L * Policies.DAY),
                        List.of(
                                new MonthTotal(24_287, 1, MoneySum.of(-7_0000)),
                                new MonthTotal(24_288, 3, MoneySum.of(12_3400))),
                        List.of(12_3400L, CurrencyRates.UNKNOWN, 0L));
        WalkEvent raised =
                new WalkEvent(
                        WalkEvent.Kind.RAISED,
                        Stage.AT_RISK,
                        day(45.75),
                        day(30),
                        rhythm,
                        new CustomerSnapshot(bought, CustomerType.RETURNING),
                        List.of(),
                        true);
        WalkEvent drifting =
                new WalkEvent(
                        WalkEvent.Kind.DRIFTING,
                        null,
                        day(30),
                        day(30),
                        rhythm,
                        new CustomerSnapshot(bought, CustomerType.LOYAL),
                        List.of(DriftReason.ORDER_VALUE_DROP),
                        false);
        WalkEvent forgotten =
                new WalkEvent(
                        WalkEvent.Kind.FORGOTTEN,
                        null,
                        day(1200),
                        day(90),
                        null,
                        null,
                        List.of(),
                        false);
        CompactedHistory compacted =
                new CompactedHistory(
                        day(46),
                        bought,
                        true,
                        day(46),
                        List.of(new RaisedSilence(day(30), Stage.AT_RISK)),
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
                        new Ledger(compacted, entries, 1),
                        List.of(
                                new PublishedWarning(day(10), 2, null, null, 0),
                                new PublishedWarning(
                                        day(30), 0, Stage.AT_RISK, Stage.LIKELY_LOST, day(51))),
                        List.of(drifting, raised, forgotten),
                        day(100),
                        false);
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
        serializer.serialize(customer.encode(), out);
        return out.getCopyOfBuffer();
    }

    private WatchedCustomer read(byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        WatchedCustomer customer = WatchedCustomer.decode(serializer.deserialize(in));
        assertThat(in.available()).isZero();
        return customer;
    }

    private static TypeSerializerSnapshot<byte[]> snapshot(byte[] bytes) throws IOException {
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(bytes),
                WatchedCustomerSerializerTest.class.getClassLoader());
    }
}
