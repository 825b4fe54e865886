package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.Cycle;
import io.churnwarnings.domain.CycleState;
import io.churnwarnings.domain.DriftReason;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.Loss;
import io.churnwarnings.domain.Policy;
import io.churnwarnings.domain.Rfm;
import io.churnwarnings.domain.WarningEvent;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes events for the warnings topic: the same event is always the same bytes. */
public final class EventEncoder implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String SCHEMA_VERSION = "1";
    private static final String TYPE_PREFIX = "io.churnwarnings.";

    private final String sourceName;

    /**
     * An encoder.
     *
     * @param sourceName what the events are said to come from: CloudEvents' {@code source}, a URI
     *     reference
     */
    public EventEncoder(String sourceName) {
        this.sourceName = sourceName;
    }

    /** The record's key: all events of a customer go to one partition. */
    public byte[] key(WarningEvent event) {
        return event.customerId().getBytes(UTF_8);
    }

    /** The record's value: JSON, its fields always in the same order. */
    public byte[] value(WarningEvent event) {
        Fields fields = new Fields();
        fields.text("eventId", event.eventId());
        fields.text("schemaVersion", SCHEMA_VERSION);
        fields.text("type", event.type().name());
        if (event.stage() != null) {
            fields.text("stage", event.stage().name());
        }
        fields.text("customerId", event.customerId());
        fields.text("occurredAt", WireNumbers.time(event.occurredAt()));
        fields.text("lastPurchaseAt", WireNumbers.time(event.lastPurchaseAt()));
        if (event.type() != EventType.WITHDRAWN) {
            appendRhythm(fields, event);
            appendLoss(fields, event.loss());
            appendCustomer(fields, event);
            if (event.backlog()) {
                fields.plain("backlog", "true");
            }
        }
        if (event.modelVersion() != null) {
            fields.text("modelVersion", event.modelVersion());
        }
        return fields.end().getBytes(UTF_8);
    }

    /** The record's headers: CloudEvents 1.0, binary mode; by name, in the order of writing. */
    public Map<String, byte[]> headers(WarningEvent event) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0".getBytes(UTF_8));
        headers.put("ce_id", event.eventId().getBytes(UTF_8));
        headers.put(
                "ce_type",
                (TYPE_PREFIX + event.type().name().toLowerCase(Locale.ROOT)).getBytes(UTF_8));
        headers.put("ce_source", sourceName.getBytes(UTF_8));
        headers.put("ce_time", WireNumbers.time(event.occurredAt()).getBytes(UTF_8));
        headers.put("ce_subject", event.customerId().getBytes(UTF_8));
        headers.put("content-type", "application/json".getBytes(UTF_8));
        return headers;
    }

    private static void appendRhythm(Fields fields, WarningEvent event) {
        CycleState state = event.cycle();
        Cycle cycle = state.cycle();
        long silence = event.occurredAt() - event.lastPurchaseAt();
        if (cycle != null) {
            fields.plain("cycleDays", WireNumbers.decimal(cycle.days()));
        }
        fields.plain("silenceDays", WireNumbers.days(silence));
        if (cycle != null) {
            fields.plain("silenceCycles", WireNumbers.decimal(silence / Policy.DAY / cycle.days()));
            fields.text("cycleBasis", cycle.basis().name());
        }
        fields.plain("gaps", Integer.toString(state.gaps()));
        if (cycle != null) {
            long expected = event.lastPurchaseAt() + (long) Math.rint(cycle.days() * Policy.DAY);
            fields.text("expectedNextPurchaseAt", WireNumbers.time(expected));
        }
    }

    private static void appendLoss(Fields fields, Loss loss) {
        if (loss != null) {
            fields.plain("lossProbability", WireNumbers.probability(loss.probability()));
            fields.plain("lossHorizonDays", WireNumbers.plain(loss.horizonDays()));
        }
    }

    private static void appendCustomer(Fields fields, WarningEvent event) {
        Rfm rfm = event.rfm();
        Fields worth = new Fields();
        worth.plain("recencyDays", WireNumbers.days(rfm.recencyMillis()));
        worth.plain("frequency", Integer.toString(rfm.frequency()));
        worth.plain("monetary", WireNumbers.money(rfm.monetary()));
        worth.text("currency", rfm.currency());
        worth.text("scores", rfm.scores());
        fields.plain("rfm", worth.end());
        fields.text("customerType", event.customerType().name());
        fields.text("value", rfm.value().name());
        if (event.play() != null) {
            fields.text("play", event.play());
        }
        if (!event.reasons().isEmpty()) {
            fields.plain("reasons", reasons(event.reasons()));
        }
    }

    private static String reasons(List<DriftReason> reasons) {
        return reasons.stream()
                .map(reason -> '"' + reason.name() + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A JSON object as it grows. */
    private static final class Fields {

        private final StringBuilder out = new StringBuilder(512);

        void text(String name, String value) {
            name(name);
            JsonText.appendQuoted(out, value);
        }

        void plain(String name, String value) {
            name(name);
            out.append(value);
        }

        String end() {
            return out.append('}').toString();
        }

        private void name(String name) {
            out.append(out.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
        }
    }
}
