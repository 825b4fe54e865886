package io.churnwarnings.operator.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fastpath.FastPath;
import io.churnwarnings.domain.fastpath.KeptOrders;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.serde.FactFormat;
import io.churnwarnings.serde.Varints;
import io.churnwarnings.store.cache.CachedEntry;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Takes the orders that need no walk straight into a customer's bytes: one look through them, and
 * the order is written behind the last one.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class FastPathAppender {

    private static final int ROUTINE = ProfileFormat.ORDERS_ALONE | ProfileFormat.IN_STEP;

    /** Where the index of the oldest kept fact stands, as one byte if it is routine. */
    private static final int OLDEST_KEPT = 1;

    private final FastPath rule;
    private final EncodedOrders scan;
    private final KeptOrders nothing = new KeptOrders();
    private final DataOutputSerializer bytes = new DataOutputSerializer(512);

    public FastPathAppender(Rulebook rulebook) {
        rule = new FastPath(rulebook);
        scan = new EncodedOrders(rulebook.first().rfm().rates().base());
    }

    /** Takes the fact if it is routine, and tells whether it was; else nothing is changed. */
    public boolean take(CachedEntry slot, Fact fact, long clock) throws IOException {
        if (fact.type() != FactType.PURCHASE || fact.occurredAt() <= clock) {
            return false;
        }
        return slot.length == 0 ? takeFirst(slot, fact, clock) : takeNext(slot, fact, clock);
    }

    private boolean takeFirst(CachedEntry slot, Fact fact, long clock) throws IOException {
        nothing.begin(0, false);
        long wakeAt = rule.take(nothing, fact, slot.wakeAt, clock);
        if (wakeAt == FastPath.NOT_ROUTINE) {
            return false;
        }
        bytes.clear();
        bytes.writeByte(ROUTINE);
        bytes.writeByte(0);
        Varints.writeSigned(fact.occurredAt(), bytes);
        FactFormat.write(fact, fact.occurredAt(), null, bytes);
        append(slot);
        slot.wakeAt = wakeAt;
        return true;
    }

    private boolean takeNext(CachedEntry slot, Fact fact, long clock) throws IOException {
        if ((slot.body[0] & ROUTINE) != ROUTINE
                || slot.body[OLDEST_KEPT] < 0
                || !scan.lacks(fact.orderId().getBytes(UTF_8), slot.body, slot.length)) {
            return false;
        }
        long wakeAt = rule.take(scan.orders(), fact, slot.wakeAt, clock);
        if (wakeAt == FastPath.NOT_ROUTINE) {
            return false;
        }
        String lastCurrency = scan.lastIsIn(fact.currency()) ? fact.currency() : null;
        bytes.clear();
        FactFormat.write(fact, scan.lastAt(), lastCurrency, bytes);
        append(slot);
        slot.body[OLDEST_KEPT] = (byte) scan.orders().oldestKept();
        slot.wakeAt = wakeAt;
        return true;
    }

    private void append(CachedEntry slot) {
        int length = slot.length + bytes.length();
        slot.makeRoom(length);
        System.arraycopy(bytes.getSharedBuffer(), 0, slot.body, slot.length, bytes.length());
        slot.length = length;
    }
}
