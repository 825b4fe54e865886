package io.churnwarnings.operator.state;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.OrderColumns;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.WalkEvent;
import io.churnwarnings.serde.FactFormat;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A customer's profile as bytes. The facts come last, each as the distance from the one before, so
 * that the next one is only appended; rare parts are announced by a flag and cost other customers
 * nothing. The next check is not part of it.
 *
 * <p>Not thread-safe: buffers are reused.
 */
final class ProfileFormat {

    /** Facts were folded. */
    static final int HAS_FOLDED = 1;

    private static final int HAS_PUBLISHED = 2;
    private static final int HAS_AHEAD = 4;

    /** Some facts are removed by cancellations that are not kept. */
    private static final int HAS_CANCELLED = 8;

    /** {@link CustomerProfile#upToDate}. */
    static final int IN_STEP = 16;

    /** Consumers hold a warning for open. */
    static final int WARNED = 32;

    /** All facts are purchases of different orders, none is cancelled, and nothing is ahead. */
    static final int ORDERS_ALONE = 64;

    /** Some running sums of refunds found something in facts that are folded. */
    private static final int HAS_FOUND = 128;

    /** There is something before the facts. */
    static final int HAS_PAST = HAS_FOLDED | HAS_PUBLISHED | HAS_AHEAD;

    private final OptionalParts parts = new OptionalParts();
    private final DataOutputSerializer past = new DataOutputSerializer(256);

    void write(CustomerProfile profile, DataOutputView out) throws IOException {
        int flags = flags(profile);
        writeHead(profile, flags, out);
        writeEntries(profile.ledger().entries(), base(profile), flags, out);
    }

    /**
     * Writes everything except the facts of a customer with orders only, whose facts are available
     * as bytes.
     */
    void writeHeadOfOrders(CustomerProfile profile, DataOutputView out) throws IOException {
        writeHead(profile, flagsOfHead(profile) | ORDERS_ALONE, out);
    }

    private void writeHead(CustomerProfile profile, int flags, DataOutputView out)
            throws IOException {
        out.writeByte(flags);
        Varints.write(profile.ledger().oldestKept(), out);
        Varints.writeSigned(base(profile), out);
        if ((flags & HAS_PAST) != 0) {
            past.clear();
            writePast(profile, flags, base(profile), past);
            parts.write(profile.ledger().compacted(), past);
            Varints.write(past.length(), out);
            out.write(past.getSharedBuffer(), 0, past.length());
        }
    }

    private static long base(CustomerProfile profile) {
        List<Entry> entries = profile.ledger().entries();
        return entries.isEmpty() ? 0 : entries.get(0).fact().occurredAt();
    }

    /**
     * @param nextCheckAt the next check, which is stored separately
     * @param orders the facts if they are known to be orders only; null if they are to be read
     */
    CustomerProfile read(DataInputDeserializer in, long nextCheckAt, OrderColumns orders)
            throws IOException {
        int flags = in.readUnsignedByte();
        int oldestKept = Varints.readInt(in);
        long base = Varints.readSigned(in);
        int pastLength = (flags & HAS_PAST) != 0 ? Varints.readInt(in) : 0;
        int pastEnd = in.getPosition() + pastLength;
        CompactedHistory compacted =
                (flags & HAS_FOLDED) != 0
                        ? PastFormat.readFolded(base, in)
                        : CompactedHistory.NOTHING;
        List<PublishedWarning> published =
                (flags & HAS_PUBLISHED) != 0 ? PastFormat.readPublished(base, in) : List.of();
        List<WalkEvent> pendingEvents =
                (flags & HAS_AHEAD) != 0 ? WalkEventFormat.read(base, in) : List.of();
        compacted = OptionalParts.read(compacted, in, pastEnd);
        Ledger ledger =
                orders != null
                        ? Ledger.ofOrders(compacted, orders, oldestKept)
                        : new Ledger(compacted, readEntries(base, flags, in), oldestKept);
        return new CustomerProfile(
                ledger, published, pendingEvents, nextCheckAt, (flags & IN_STEP) != 0);
    }

    private static int flags(CustomerProfile profile) {
        boolean cancelled = false;
        boolean found = false;
        boolean ordersAlone = profile.pendingEvents().isEmpty();
        Set<String> orders = new HashSet<>();
        for (Entry entry : profile.ledger().entries()) {
            cancelled |= entry.cancelledAt() != Entry.NEVER;
            found |= entry.found() != null;
            ordersAlone &=
                    entry.fact().type() == FactType.PURCHASE && orders.add(entry.fact().orderId());
        }
        return flagsOfHead(profile)
                | (cancelled ? HAS_CANCELLED : 0)
                | (found ? HAS_FOUND : 0)
                | (ordersAlone && !cancelled ? ORDERS_ALONE : 0);
    }

    private static int flagsOfHead(CustomerProfile profile) {
        return (profile.ledger().compacted().asOf() != Long.MIN_VALUE ? HAS_FOLDED : 0)
                | (profile.published().isEmpty() ? 0 : HAS_PUBLISHED)
                | (profile.pendingEvents().isEmpty() ? 0 : HAS_AHEAD)
                | (profile.upToDate() ? IN_STEP : 0)
                | (profile.open() != null ? WARNED : 0);
    }

    private static void writePast(CustomerProfile profile, int flags, long base, DataOutputView out)
            throws IOException {
        if ((flags & HAS_FOLDED) != 0) {
            PastFormat.writeFolded(profile.ledger().compacted(), base, out);
        }
        if ((flags & HAS_PUBLISHED) != 0) {
            PastFormat.writePublished(profile.published(), base, out);
        }
        if ((flags & HAS_AHEAD) != 0) {
            WalkEventFormat.write(profile.pendingEvents(), base, out);
        }
    }

    private static void writeEntries(List<Entry> entries, long base, int flags, DataOutputView out)
            throws IOException {
        boolean cancelled = (flags & HAS_CANCELLED) != 0;
        long reference = base;
        String currency = null;
        for (Entry entry : entries) {
            Fact fact = entry.fact();
            FactFormat.write(fact, reference, currency, out);
            reference = fact.occurredAt();
            currency = fact.currency();
            if (cancelled) {
                boolean never = entry.cancelledAt() == Entry.NEVER;
                out.writeBoolean(!never);
                if (!never) {
                    Varints.writeSigned(entry.cancelledAt() - reference, out);
                }
            }
            if ((flags & HAS_FOUND) != 0 && fact.type() == FactType.REFUNDED_SO_FAR) {
                FoundRefundsFormat.write(entry.found(), out);
            }
        }
    }

    private static List<Entry> readEntries(long base, int flags, DataInputDeserializer in)
            throws IOException {
        boolean cancelled = (flags & HAS_CANCELLED) != 0;
        List<Entry> entries = new ArrayList<>();
        long reference = base;
        String currency = null;
        while (in.available() > 0) {
            Fact fact = FactFormat.read(reference, currency, in);
            reference = fact.occurredAt();
            currency = fact.currency();
            boolean never = !cancelled || !in.readBoolean();
            long cancelledAt = never ? Entry.NEVER : reference + Varints.readSigned(in);
            boolean sum = (flags & HAS_FOUND) != 0 && fact.type() == FactType.REFUNDED_SO_FAR;
            entries.add(new Entry(fact, cancelledAt, sum ? FoundRefundsFormat.read(in) : null));
        }
        return entries;
    }
}
