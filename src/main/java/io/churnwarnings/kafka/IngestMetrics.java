package io.churnwarnings.kafka;

import io.churnwarnings.codec.DecodedRecord;
import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the source counts, in the group {@code churn} of its metrics: read = accepted + rejected.
 */
final class IngestMetrics {

    private final Counter facts;
    private final Counter heartbeats;
    private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);
    private final Map<OptionalField, Counter> dropped = new EnumMap<>(OptionalField.class);

    IngestMetrics(MetricGroup sourceGroup) {
        MetricGroup group = sourceGroup.addGroup("churn");
        facts = group.counter("factsAccepted");
        heartbeats = group.counter("heartbeatsAccepted");
        for (RejectionReason reason : RejectionReason.values()) {
            rejected.put(reason, group.addGroup("reason", name(reason)).counter("recordsRejected"));
        }
        for (OptionalField field : OptionalField.values()) {
            dropped.put(field, group.addGroup("field", name(field)).counter("fieldsDropped"));
        }
    }

    void count(DecodedRecord ingested) {
        if (ingested.isRejected()) {
            rejected.get(ingested.rejection().reason()).inc();
        } else if (ingested.isHeartbeat()) {
            heartbeats.inc();
        } else {
            facts.inc();
            ingested.dropped().forEach(field -> dropped.get(field).inc());
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
