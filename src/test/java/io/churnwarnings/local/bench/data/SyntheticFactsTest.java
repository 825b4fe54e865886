package io.churnwarnings.local.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.operator.ChurnOperator;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticFactsTest {

    private static final int CUSTOMERS = 400;
    private static final long MINUTE = 60_000;

    private final FactDecoder decoder =
            new FactDecoder(new DecodingRules("CNY", 600_000, 631_152_000_000L));

    @Test
    void areAcceptedWithNothingDroppedAndAboutTwoHundredBytes() {
        SyntheticFacts made = made(5_000, 0);
        for (int i = 0; i < 5_000; i++) {
            DecodedRecord fact = next(made);
            assertThat(fact.isFact()).isTrue();
            assertThat(fact.dropped()).isEmpty();
            assertThat(made.value()).hasSizeBetween(180, 220);
            assertThat(fact.fact().customerId()).isEqualTo(new String(made.key()));
        }
    }

    @Test
    void comeOnceAndInOrderButForAMinute() {
        SyntheticFacts made = made(20_000, 0);
        Set<String> orders = new HashSet<>();
        long newest = 0;
        for (int i = 0; i < 20_000; i++) {
            CustomerFact fact = next(made).fact();
            assertThat(orders.add(fact.fact().orderId())).isTrue();
            assertThat(fact.fact().occurredAt()).isGreaterThan(newest - MINUTE);
            newest = Math.max(newest, fact.fact().occurredAt());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 60})
    void aboutOneInFiveLeadsToAWarning(int each) throws Exception {
        int facts = CUSTOMERS * each;
        long warned =
                judged(made(facts, 0), facts).stream()
                        .filter(event -> event.type() == EventType.RAISED)
                        .filter(event -> event.stage() == Stage.AT_RISK)
                        .count();

        assertThat((double) warned / facts).isBetween(0.15, 0.25);
    }

    @Test
    void someBuyMoreOftenByTheLawOfZipf() {
        int facts = 50_000;
        SyntheticFacts made = made(facts, 1);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < facts; i++) {
            made.next();
            counts.merge(made.customer(), 1, Integer::sum);
        }
        double harmonic = 0;
        for (int i = 1; i <= CUSTOMERS; i++) {
            harmonic += 1.0 / i;
        }
        assertThat(counts.get(0) * harmonic / facts).isBetween(0.6, 1.4);
        assertThat(counts.get(9) * 10 * harmonic / facts).isBetween(0.6, 1.4);
    }

    private static SyntheticFacts made(int facts, double zipf) {
        return new SyntheticFacts(new Customers(CUSTOMERS, facts, zipf, 0.2, 1));
    }

    private DecodedRecord next(SyntheticFacts made) {
        made.next();
        return decoder.decode(new RawRecord("t", 0, 0, made.timestamp(), made.key(), made.value()));
    }

    private List<WarningEvent> judged(SyntheticFacts made, int facts) throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerFact, WarningEvent> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new ChurnOperator(Policies.standard(), CacheMemory.BY_HEAP),
                        CustomerFact::customerId,
                        BasicTypeInfo.STRING_TYPE_INFO)) {
            harness.open();
            for (int i = 0; i < facts; i++) {
                CustomerFact fact = next(made).fact();
                harness.processElement(fact, 0);
                if (i % 20 == 0) {
                    harness.processWatermark(new Watermark(fact.fact().occurredAt() - 5 * MINUTE));
                }
            }
            return new ArrayList<>(harness.extractOutputValues());
        }
    }
}
