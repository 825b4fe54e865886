package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.CustomerView;
import io.churnwarnings.domain.Cycle;
import io.churnwarnings.domain.EventId;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.PublishedWarning;
import io.churnwarnings.domain.Rfm;
import io.churnwarnings.domain.Stage;

import java.io.Serializable;

/**
 * Customers as values of the profiles topic: JSON, its fields always in the same order, those that
 * do not apply absent.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class ProfileEncoder implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient JsonBytes out;

    /** The record's value. */
    public byte[] value(String customerId, CustomerView view) {
        if (out == null) {
            out = new JsonBytes();
        }
        out.clear();
        out.raw(bytes("{\"schemaVersion\":\"1\",\"customerId\":")).quoted(customerId);
        time("asOf", view.at());
        boolean bought = !view.occasions().isEmpty();
        if (bought) {
            time("lastPurchaseAt", view.occasions().lastOrder());
        }
        Cycle cycle = view.cycle().cycle();
        if (bought && cycle != null) {
            WireNumbers.decimal(cycle.days(), name("cycleDays"));
        }
        name("gaps").number(view.cycle().gaps());
        if (bought) {
            customer(view);
        }
        if (!Double.isNaN(view.lossProbability())) {
            WireNumbers.probability(view.lossProbability(), name("lossProbability"));
        }
        warning(customerId, view.open());
        nextLine(view);
        version("modelVersion", view.modelVersion());
        version("rulesVersion", view.rulesVersion());
        return out.raw('}').toBytes();
    }

    private void customer(CustomerView view) {
        Rfm rfm = view.rfm();
        WireNumbers.days(rfm.recencyMillis(), name("rfm").raw(bytes("{\"recencyDays\":")));
        name("frequency").number(rfm.frequency());
        WireNumbers.money(rfm.monetary(), name("monetary"));
        name("currency").quoted(rfm.currency());
        name("scores").quoted(rfm.scores());
        out.raw('}');
        name("customerType").quoted(view.type().name());
        name("value").quoted(rfm.value().name());
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
        name("openWarning").raw(bytes("{\"stage\":")).quoted(open.highest().name());
        time("since", open.highestAt());
        name("eventId").quoted(eventId);
        out.raw('}');
    }

    private void nextLine(CustomerView view) {
        Stage next = view.nextLine();
        if (next != null) {
            name("nextLine").raw(bytes("{\"stage\":")).quoted(next.name());
            time("at", view.lines().of(next));
            out.raw('}');
        }
    }

    private void version(String name, String version) {
        if (version != null) {
            name(name).quoted(version);
        }
    }

    private void time(String name, long instant) {
        WireNumbers.time(instant, name(name).raw('"'));
        out.raw('"');
    }

    private JsonBytes name(String name) {
        return out.raw(bytes(",\"" + name + "\":"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
