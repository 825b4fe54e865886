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
    private final KeptOrders nothing;
    private final DataOutputSerializer bytes = new DataOutputSerializer(512);

    public FastPathAppender(Rulebook rulebook) {
        rule = new FastPath(rulebook);
        String base = rulebook.first().rfm().rates().base();
        scan = new EncodedOrders(base);
        nothing = new KeptOrders(base);
    }

    /** Takes the fact if it is routine, and tells whether it was; else nothing is changed. */
    public boolean take(CachedEntry entry, Fact fact, long clock) throws IOException {
        if (fact.type() != FactType.PURCHASE || fact.occurredAt() <= clock) {
            return false;
        }
        return entry.length == 0 ? takeFirst(entry, fact, clock) : takeNext(entry, fact, clock);
    }

    private boolean takeFirst(CachedEntry entry, Fact fact, long clock) throws IOException {
        nothing.begin(0, false);
        long nextCheckAt = rule.take(nothing, fact, entry.nextCheckAt, clock);
        if (nextCheckAt == FastPath.NOT_ROUTINE) {
            return false;
        }
        bytes.clear();
        bytes.writeByte(ROUTINE);
        bytes.writeByte(0);
        Varints.writeSigned(fact.occurredAt(), bytes);
        FactFormat.write(fact, fact.occurredAt(), null, bytes);
        append(entry);
        entry.nextCheckAt = nextCheckAt;
        return true;
    }

    private boolean takeNext(CachedEntry entry, Fact fact, long clock) throws IOException {
        if ((entry.body[0] & ROUTINE) != ROUTINE
                || entry.body[OLDEST_KEPT] < 0
                || !scan.lacks(fact.orderId().getBytes(UTF_8), entry.body, entry.length)) {
            return false;
        }
        long nextCheckAt = rule.take(scan.orders(), fact, entry.nextCheckAt, clock);
        if (nextCheckAt == FastPath.NOT_ROUTINE) {
            return false;
        }
        String lastCurrency = scan.lastIsIn(fact.currency()) ? fact.currency() : null;
        bytes.clear();
        FactFormat.write(fact, scan.lastAt(), lastCurrency, bytes);
        append(entry);
        entry.body[OLDEST_KEPT] = (byte) scan.orders().oldestKept();
        entry.nextCheckAt = nextCheckAt;
        return true;
    }

    private void append(CachedEntry entry) {
        int length = entry.length + bytes.length();
        entry.makeRoom(length);
        System.arraycopy(bytes.getSharedBuffer(), 0, entry.body, entry.length, bytes.length());
        entry.length = length;
    }
}
