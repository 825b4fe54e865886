package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.JsonBytes;
import io.churnwarnings.codec.json.WireNumbers;
import io.churnwarnings.domain.CustomerView;
import io.churnwarnings.domain.EventId;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.PublishedWarning;
import java.io.Serializable;

/**
 * Customers as values of the profiles topic: JSON, its fields always in the same order, those that
 * do not apply absent.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class ProfileEncoder implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final byte[] START = bytes("{\"schemaVersion\":\"1\",\"customerId\":");
    private static final byte[] AS_OF = field("asOf");
    private static final byte[] LAST_PURCHASE_AT = field("lastPurchaseAt");
    private static final byte[] CYCLE_DAYS = field("cycleDays");
    private static final byte[] GAPS = field("gaps");
    private static final byte[] FREQUENCY = field("frequency");
    private static final byte[] MONETARY = field("monetary");
    private static final byte[] CURRENCY = field("currency");
    private static final byte[] SCORES = field("scores");
    private static final byte[] CUSTOMER_TYPE = field("customerType");
    private static final byte[] VALUE = field("value");
    private static final byte[] LOSS_PROBABILITY = field("lossProbability");
    private static final byte[] LOSS_HORIZON_DAYS = field("lossHorizonDays");
    private static final byte[] SINCE = field("since");
    private static final byte[] EVENT_ID = field("eventId");
    private static final byte[] AT = field("at");
    private static final byte[] MODEL_VERSION = field("modelVersion");
    private static final byte[] RULES_VERSION = field("rulesVersion");
    private static final byte[] RFM = bytes(",\"rfm\":{\"recencyDays\":");
    private static final byte[] OPEN_WARNING = bytes(",\"openWarning\":{\"stage\":");
    private static final byte[] NEXT_LINE = bytes(",\"nextLine\":{\"stage\":");

    private transient JsonBytes out;

    /** The record's value. */
    public byte[] value(String customerId, CustomerView view) {
        if (out == null) {
            out = new JsonBytes();
        }
        out.clear();
        out.raw(START).quoted(customerId);
        time(AS_OF, view.at());
        boolean bought = !view.occasions().isEmpty();
        if (bought) {
            time(LAST_PURCHASE_AT, view.occasions().lastOrder());
        }
        Cycle cycle = view.cycle().cycle();
        if (bought && cycle != null) {
            WireNumbers.decimal(cycle.days(), out.raw(CYCLE_DAYS));
        }
        out.raw(GAPS).number(view.cycle().gaps());
        if (bought) {
            customer(view);
        }
        if (!Double.isNaN(view.lossProbability())) {
            WireNumbers.probability(view.lossProbability(), out.raw(LOSS_PROBABILITY));
            WireNumbers.plain(view.lossHorizonDays(), out.raw(LOSS_HORIZON_DAYS));
        }
        warning(customerId, view.open());
        nextLine(view);
        version(MODEL_VERSION, view.modelVersion());
        version(RULES_VERSION, view.rulesVersion());
        if (view.worth() != null) {
            WorthFields.append(out, view.worth());
        }
        return out.raw('}').toBytes();
    }

    private void customer(CustomerView view) {
        Rfm rfm = view.rfm();
        WireNumbers.days(rfm.recencyMillis(), out.raw(RFM));
        out.raw(FREQUENCY).number(rfm.frequency());
        WireNumbers.money(rfm.monetary(), out.raw(MONETARY));
        out.raw(CURRENCY).quoted(rfm.currency());
        out.raw(SCORES).quoted(rfm.scores());
        out.raw('}');
        out.raw(CUSTOMER_TYPE).quoted(view.type().name());
        out.raw(VALUE).quoted(rfm.value().name());
    }

    private void warning(String customerId, PublishedWarning open) {
        if (open == null) {
            return;
        }
        String eventId =
                EventId.of(
                        customerId,
                        open.lastPurchaseAt(),
                        EventType.RAISED,
                        open.highest(),
                        open.highestAt(),
                        open.closings());
        out.raw(OPEN_WARNING).quoted(open.highest().name());
        time(SINCE, open.highestAt());
        out.raw(EVENT_ID).quoted(eventId);
        out.raw('}');
    }

    private void nextLine(CustomerView view) {
        Stage next = view.nextLine();
        if (next != null) {
            out.raw(NEXT_LINE).quoted(next.name());
            time(AT, view.lines().of(next));
            out.raw('}');
        }
    }

    private void version(byte[] field, String version) {
        if (version != null) {
            out.raw(field).quoted(version);
        }
    }

    private void time(byte[] field, long instant) {
        WireNumbers.time(instant, out.raw(field).raw('"'));
        out.raw('"');
    }

    private static byte[] field(String name) {
        return bytes(",\"" + name + "\":");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
