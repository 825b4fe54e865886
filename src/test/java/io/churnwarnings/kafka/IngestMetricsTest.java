package io.churnwarnings.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.DroppedPart;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.List;
import java.util.Set;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class IngestMetricsTest {

    private static final CustomerFact FACT =
            new CustomerFact("c", new Fact(1, "o", FactType.PURCHASE, 1, "CNY"));

    private final MetricListener listener = new MetricListener();
    private final IngestMetrics metrics = new IngestMetrics(listener.getMetricGroup());

    @Test
    void countEveryRecordOnceAndWhatItHadToDoWithout() {
        metrics.count(DecodedRecord.fact(0, FACT, 1, 0, Set.of()));
        metrics.count(
                DecodedRecord.fact(
                        1, FACT, 1, 0, Set.of(OptionalField.AMOUNT, OptionalField.CURRENCY)));
        metrics.count(DecodedRecord.heartbeat(2, 1, 0));
        metrics.count(DecodedRecord.ignored(3, DecodedRecord.UNTIMED, 0, List.of()));
        DroppedPart part =
                new DroppedPart(FactType.REFUND, RejectionReason.MISSING_FIELD, "no time");
        metrics.count(
                DecodedRecord.facts(4, FACT, List.of(FACT, FACT), 1, 0, Set.of(), List.of(part)));
        metrics.count(rejected(RejectionReason.EMPTY));
        metrics.count(rejected(RejectionReason.EMPTY));
        metrics.count(rejected(RejectionReason.IN_FUTURE));

        assertThat(count("recordsAccepted")).isEqualTo(5);
        assertThat(count("recordsIgnored")).isEqualTo(1);
        assertThat(count("part", "refund", "partsDropped")).isEqualTo(1);
        assertThat(count("part", "cancellation", "partsDropped")).isZero();
        assertThat(count("factsAccepted")).isEqualTo(5);
        assertThat(count("heartbeatsAccepted")).isEqualTo(1);
        assertThat(count("reason", "empty", "recordsRejected")).isEqualTo(2);
        assertThat(count("reason", "in_future", "recordsRejected")).isEqualTo(1);
        assertThat(count("reason", "not_json", "recordsRejected")).isZero();
        assertThat(count("field", "amount", "fieldsDropped")).isEqualTo(1);
        assertThat(count("field", "currency", "fieldsDropped")).isEqualTo(1);
        assertThat(count("field", "items", "fieldsDropped")).isZero();
    }

    private static DecodedRecord rejected(RejectionReason reason) {
        return DecodedRecord.rejected(
                new Rejection(reason, "detail", new RawRecord("t", 0, 3, 1, null, null)));
    }

    private long count(String... path) {
        String[] inGroup = new String[path.length + 1];
        inGroup[0] = "churn";
        System.arraycopy(path, 0, inGroup, 1, path.length);
        return listener.getCounter(inGroup).orElseThrow().getCount();
    }
}
