package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.event.ProfileEncoder;
import io.churnwarnings.contract.Contract;
import io.churnwarnings.domain.ProfileUpdate;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A customer with purchases on days 0, 10 and 20 is AT_RISK on day 35, and forgotten on day 1115.
 */
class ProfilesTest {

    private KeyedOneInputStreamOperatorTestHarness<String, CustomerFact, WarningEvent> harness;

    @BeforeEach
    void start() throws Exception {
        start(Policies.standard());
    }

    private void start(Policy policy) throws Exception {
        ProfileEncoder encoder = new ProfileEncoder();
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new ChurnOperator(policy, CacheMemory.BY_HEAP, encoder::value),
                        CustomerFact::customerId,
                        BasicTypeInfo.STRING_TYPE_INFO);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void everyOrderMovesTheNextLine() throws Exception {
        buys(0);
        assertThat(profiles())
                .containsExactly(
                        "{\"schemaVersion\":\"1\",\"customerId\":\"ann\",\"asOf\":\"2024-01-01T00:00:00.000Z\","
                                + "\"lastPurchaseAt\":\"2024-01-01T00:00:00.000Z\",\"gaps\":0,"
                                + "\"rfm\":{\"recencyDays\":0.000,\"frequency\":1,\"monetary\":10,"
                                + "\"currency\":\"CNY\",\"scores\":\"511\"},\"customerType\":\"NEW\",\"value\":\"NORMAL\","
                                + "\"nextLine\":{\"stage\":\"LOST\",\"at\":\"2024-12-31T00:00:00.000Z\"}}");
        buys(10);
        buys(20);
        assertThat(profiles())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"cycleDays\":10.000,\"gaps\":2")
                .endsWith(
                        "\"nextLine\":{\"stage\":\"AT_RISK\",\"at\":\"2024-02-05T00:00:00.000Z\"}}");
    }

    @Test
    void theOpenWarningIsThatOfTheEvent() throws Exception {
        for (int day : new int[] {0, 10, 20}) {
            buys(day);
        }
        profiles();
        harness.processWatermark(new Watermark(OperatorHarness.day(36)));
        String eventId = harness.extractOutputValues().get(0).eventId();
        assertThat(profiles())
                .singleElement()
                .asString()
                .contains("\"asOf\":\"2024-02-06T00:00:00.000Z\"")
                .contains(
                        "\"openWarning\":{\"stage\":\"AT_RISK\",\"since\":\"2024-02-05T00:00:00.000Z\",\"eventId\":\""
                                + eventId
                                + "\"},\"nextLine\":{\"stage\":\"LIKELY_LOST\"");
        buys(37);
        harness.processWatermark(new Watermark(OperatorHarness.day(38)));
        assertThat(profiles()).last().asString().doesNotContain("openWarning");
    }

    @Test
    void aProbabilityHasItsHorizon() throws Exception {
        harness.close();
        start(new Policies().loss(new Even(), 0).build());
        buys(0);
        assertThat(profiles())
                .singleElement()
                .asString()
                .contains(",\"lossProbability\":0.5000,\"lossHorizonDays\":90,")
                .contains("\"modelVersion\":\"m-1\"");
    }

    private static final class Even implements LossEstimator {

        private static final long serialVersionUID = 1;

        @Override
        public double probability(
                int gaps, double[] recent, double life, double silence, double ahead) {
            return 0.5;
        }

        @Override
        public double horizonDays() {
            return 90;
        }
    }

    @Test
    void aDeletedCustomerLeavesATombstone() throws Exception {
        buys(0);
        harness.processWatermark(new Watermark(OperatorHarness.day(1_200)));
        assertThat(profiles()).last().isNull();
    }

    @Test
    void repetitionsAndSpuriousTimersWriteNoProfile() throws Exception {
        for (int day : new int[] {0, 10, 20, 30}) {
            buys(day);
        }
        profiles();
        buys(30);
        harness.processWatermark(new Watermark(OperatorHarness.day(36)));
        assertThat(profiles()).isEmpty();
    }

    @Test
    void theProfileOfAFactIsWrittenBeforeTheBarrierOfItsCheckpoint() throws Exception {
        Fact fact = new Fact(OperatorHarness.day(0), "o", FactType.PURCHASE, 10_0000, "CNY");
        harness.processElement(new StreamRecord<>(new CustomerFact("ann", fact)));
        harness.prepareSnapshotPreBarrier(1);
        assertThat(profiles()).hasSize(1);
        harness.snapshot(1, 1);
        assertThat(profiles()).isEmpty();
    }

    private void buys(double day) throws Exception {
        Fact fact =
                new Fact(OperatorHarness.day(day), "o" + day, FactType.PURCHASE, 10_0000, "CNY");
        harness.processElement(new StreamRecord<>(new CustomerFact("ann", fact)));
        harness.prepareSnapshotPreBarrier(1);
    }

    /** The output since the last call; null for a tombstone. */
    private List<String> profiles() {
        List<String> profiles = new ArrayList<>();
        var side = harness.getSideOutput(Profiles.TAG);
        while (side != null && !side.isEmpty()) {
            ProfileUpdate update = side.poll().getValue();
            assertThat(update.customerId()).isEqualTo("ann");
            String value =
                    update.value() == null
                            ? null
                            : new String(update.value(), StandardCharsets.UTF_8);
            if (value != null) {
                Contract.assertProfile(value);
            }
            profiles.add(value);
        }
        return profiles;
    }
}
