package io.churnwarnings.kafka;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.domain.fact.FactType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The counters of the source, in the group {@code churn} of its metrics: records read = records
 * accepted + records rejected. Facts are counted separately, because a record may hold several.
 */
final class IngestMetrics {

    private final Counter facts;
    private final Counter heartbeats;
    private final Counter accepted;
    private final Counter ignored;
    private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);
    private final Map<OptionalField, Counter> dropped = new EnumMap<>(OptionalField.class);
    private final Map<FactType, Counter> parts = new EnumMap<>(FactType.class);

    IngestMetrics(MetricGroup sourceGroup) {
        MetricGroup group = sourceGroup.addGroup("churn");
        facts = group.counter("factsAccepted");
        heartbeats = group.counter("heartbeatsAccepted");
        accepted = group.counter("recordsAccepted");
        ignored = group.counter("recordsIgnored");
        for (RejectionReason reason : RejectionReason.values()) {
            rejected.put(reason, group.addGroup("reason", name(reason)).counter("recordsRejected"));
        }
        for (OptionalField field : OptionalField.values()) {
            dropped.put(field, group.addGroup("field", name(field)).counter("fieldsDropped"));
        }
        for (FactType part : List.of(FactType.REFUND, FactType.CANCELLATION)) {
            parts.put(part, group.addGroup("part", name(part)).counter("partsDropped"));
        }
    }

    void count(DecodedRecord ingested) {
        if (ingested.isRejected()) {
            rejected.get(ingested.rejection().reason()).inc();
            return;
        }
        accepted.inc();
        if (ingested.isHeartbeat()) {
            heartbeats.inc();
        } else if (ingested.ignored()) {
            ignored.inc();
        } else {
            facts.inc(ingested.factCount());
        }
        ingested.dropped().forEach(field -> dropped.get(field).inc());
        ingested.parts().forEach(part -> parts.get(part.part()).inc());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
