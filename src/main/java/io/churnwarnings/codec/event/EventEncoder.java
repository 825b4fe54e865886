package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.JsonBytes;
import io.churnwarnings.codec.json.WireNumbers;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.EventContext;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.Loss;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes events for the warnings topic: the same event is always the same bytes. Not thread-safe:
 * its buffer is reused.
 */
public final class EventEncoder implements Serializable {

    private static final long serialVersionUID = 1;

    /** The headers with the event's id, its time and its customer: no others vary in a type. */
    public static final String ID = "ce_id";

    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";

    private static final byte[] START = bytes("{\"eventId\":");
    private static final byte[] TYPE = bytes(",\"schemaVersion\":\"1\",\"type\":");
    private static final byte[] STAGE = field("stage");
    private static final byte[] CUSTOMER_ID = field("customerId");
    private static final byte[] OCCURRED_AT = bytes(",\"occurredAt\":\"");
    private static final byte[] LAST_PURCHASE_AT = bytes("\",\"lastPurchaseAt\":\"");
    private static final byte[] LOSS_PROBABILITY = field("lossProbability");
    private static final byte[] LOSS_HORIZON_DAYS = field("lossHorizonDays");
    private static final byte[] RFM = bytes(",\"rfm\":{\"recencyDays\":");
    private static final byte[] FREQUENCY = field("frequency");
    private static final byte[] MONETARY = field("monetary");
    private static final byte[] CURRENCY = field("currency");
    private static final byte[] SCORES = bytes(",\"scores\":\"");
    private static final byte[] CUSTOMER_TYPE = bytes("\"},\"customerType\":");
    private static final byte[] VALUE = field("value");
    private static final byte[] PLAY = field("play");
    private static final byte[] REASONS = field("reasons");
    private static final byte[] BACKLOG = bytes(",\"backlog\":true");
    private static final byte[] MODEL_VERSION = field("modelVersion");
    private static final byte[] RULES_VERSION = field("rulesVersion");
    private static final byte[] LINE_PRICE = field("linePrice");
    private static final byte[] RECEIPT = bytes("\",\"receipt\":{\"facts\":");
    private static final byte[] OPEN_STAGE = field("openStage");

    private static final byte[][] TYPES = words(EventType.values());
    private static final byte[][] STAGES = words(Stage.values());
    private static final byte[][] CUSTOMER_TYPES = words(CustomerType.values());
    private static final byte[][] VALUES = words(CustomerValue.values());
    private static final byte[][] DRIFT_REASONS = words(DriftReason.values());

    private static final byte[] SPEC_VERSION = bytes("1.0");
    private static final byte[] CONTENT_TYPE = bytes("application/json");
    private static final byte[][] CE_TYPES = new byte[TYPES.length][];

    static {
        for (EventType type : EventType.values()) {
            CE_TYPES[type.ordinal()] =
                    bytes("io.churnwarnings." + type.name().toLowerCase(Locale.ROOT));
        }
    }

    private final byte[] source;
    private transient JsonBytes out;

    /**
     * An encoder.
     *
     * @param sourceName the source of the events: CloudEvents' {@code source}, a URI reference
     */
    public EventEncoder(String sourceName) {
        source = bytes(sourceName);
    }

    /** The record's key: all events of a customer go to one partition. */
    public byte[] key(WarningEvent event) {
        return bytes(event.customerId());
    }

    /** The record's value: JSON, its fields always in the same order. */
    public byte[] value(WarningEvent event) {
        JsonBytes json = emptied();
        json.raw(START).quoted(event.eventId());
        json.raw(TYPE).raw(TYPES[event.type().ordinal()]);
        if (event.stage() != null) {
            json.raw(STAGE).raw(STAGES[event.stage().ordinal()]);
        }
        json.raw(CUSTOMER_ID).quoted(event.customerId());
        WireNumbers.time(event.occurredAt(), json.raw(OCCURRED_AT));
        if (event.type() == EventType.ERASED) {
            appendReceipt(json, event.receipt());
            return json.raw('}').toBytes();
        }
        WireNumbers.time(event.lastPurchaseAt(), json.raw(LAST_PURCHASE_AT));
        json.raw('"');
        if (event.type() != EventType.WITHDRAWN) {
            RhythmFields.append(json, event);
            appendLoss(json, event.loss());
            appendCustomer(json, event);
            if (event.backlog()) {
                json.raw(BACKLOG);
            }
        }
        if (event.modelVersion() != null) {
            json.raw(MODEL_VERSION).quoted(event.modelVersion());
        }
        if (event.rulesVersion() != null) {
            json.raw(RULES_VERSION).quoted(event.rulesVersion());
        }
        if (!Double.isNaN(event.linePrice())) {
            WireNumbers.plain(event.linePrice(), json.raw(LINE_PRICE));
        }
        if (event.worth() != null) {
            WorthFields.append(json, event.worth());
            WorthFields.appendAtRisk(json, event.worth());
        }
        if (event.context() != EventContext.NONE) {
            ContextFields.append(json, event.context());
        }
        return json.raw('}').toBytes();
    }

    /** The record's headers: CloudEvents 1.0, binary mode; by name, in the order of writing. */
    public Map<String, byte[]> headers(WarningEvent event) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put(ID, bytes(event.eventId()));
        headers.put("ce_type", CE_TYPES[event.type().ordinal()]);
        headers.put("ce_source", source);
        headers.put(TIME, time(event));
        headers.put(SUBJECT, key(event));
        headers.put("content-type", CONTENT_TYPE);
        return headers;
    }

    /** The value of the header {@link #TIME}. */
    public byte[] time(WarningEvent event) {
        JsonBytes time = emptied();
        WireNumbers.time(event.occurredAt(), time);
        return time.toBytes();
    }

    private JsonBytes emptied() {
        if (out == null) {
            out = new JsonBytes();
        }
        out.clear();
        return out;
    }

    private static void appendReceipt(JsonBytes json, ErasureReceipt receipt) {
        json.raw(RECEIPT).number(receipt.facts());
        if (receipt.openStage() != null) {
            json.raw(OPEN_STAGE).raw(STAGES[receipt.openStage().ordinal()]);
        }
        json.raw('}');
    }

    private static void appendLoss(JsonBytes json, Loss loss) {
        if (loss != null) {
            WireNumbers.probability(loss.probability(), json.raw(LOSS_PROBABILITY));
            WireNumbers.plain(loss.horizonDays(), json.raw(LOSS_HORIZON_DAYS));
        }
    }

    private static void appendCustomer(JsonBytes json, WarningEvent event) {
        Rfm rfm = event.rfm();
        WireNumbers.days(rfm.recencyMillis(), json.raw(RFM));
        json.raw(FREQUENCY).number(rfm.frequency());
        WireNumbers.money(rfm.monetary(), json.raw(MONETARY));
        json.raw(CURRENCY).quoted(rfm.currency());
        json.raw(SCORES).number(rfm.recencyScore());
        json.number(rfm.frequencyScore()).number(rfm.monetaryScore());
        json.raw(CUSTOMER_TYPE).raw(CUSTOMER_TYPES[event.customerType().ordinal()]);
        json.raw(VALUE).raw(VALUES[rfm.value().ordinal()]);
        if (event.play() != null) {
            json.raw(PLAY).quoted(event.play());
        }
        appendReasons(json, event.reasons());
    }

    private static void appendReasons(JsonBytes json, List<DriftReason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        json.raw(REASONS);
        for (int i = 0; i < reasons.size(); i++) {
            json.raw(i == 0 ? '[' : ',').raw(DRIFT_REASONS[reasons.get(i).ordinal()]);
        }
        json.raw(']');
    }

    private static byte[] field(String name) {
        return bytes(",\"" + name + "\":");
    }

    private static byte[][] words(Enum<?>[] constants) {
        byte[][] words = new byte[constants.length][];
        for (Enum<?> constant : constants) {
            words[constant.ordinal()] = bytes('"' + constant.name() + '"');
        }
        return words;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
