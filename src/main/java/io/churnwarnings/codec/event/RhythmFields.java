package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.JsonBytes;
import io.churnwarnings.codec.json.WireNumbers;
import io.churnwarnings.domain.EventContext;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.policy.Policy;

/** The customer's cycle and silence in events. */
final class RhythmFields {

    private static final byte[] CYCLE_DAYS = bytes(",\"cycleDays\":");
    private static final byte[] SILENCE_DAYS = bytes(",\"silenceDays\":");
    private static final byte[] SILENCE_CYCLES = bytes(",\"silenceCycles\":");
    private static final byte[] CYCLE_BASIS = bytes(",\"cycleBasis\":\"");
    private static final byte[] GAPS = bytes(",\"gaps\":");
    private static final byte[] EXPECTED = bytes(",\"expectedNextPurchaseAt\":\"");

    /** A business day, in 1/10,000 ms. */
    private static final double BUSINESS_DAY = 864_000_000_000.0;

    private static final byte[][] BASES = new byte[CycleBasis.values().length][];

    static {
        for (CycleBasis basis : CycleBasis.values()) {
            BASES[basis.ordinal()] = bytes(basis.name());
        }
    }

    private RhythmFields() {}

    static void append(JsonBytes json, WarningEvent event) {
        Cycle cycle = event.cycle().cycle();
        EventContext context = event.context();
        long silence = event.occurredAt() - event.lastPurchaseAt();
        if (cycle != null) {
            WireNumbers.decimal(cycle.days(), json.raw(CYCLE_DAYS));
        }
        WireNumbers.days(silence, json.raw(SILENCE_DAYS));
        if (cycle != null) {
            double days =
                    context.hasCalendar()
                            ? context.business() / BUSINESS_DAY
                            : silence / Policy.DAY;
            WireNumbers.decimal(days / cycle.days(), json.raw(SILENCE_CYCLES));
            json.raw(CYCLE_BASIS).raw(BASES[cycle.basis().ordinal()]).raw('"');
        }
        json.raw(GAPS).number(event.cycle().gaps());
        if (cycle != null) {
            long expected =
                    context.hasCalendar()
                            ? context.expectedNextPurchaseAt()
                            : event.lastPurchaseAt() + (long) Math.rint(cycle.days() * Policy.DAY);
            WireNumbers.time(expected, json.raw(EXPECTED));
            json.raw('"');
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
