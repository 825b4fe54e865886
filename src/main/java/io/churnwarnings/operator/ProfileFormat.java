package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerProfile;
import io.churnwarnings.domain.Entry;
import io.churnwarnings.domain.Fact;
import io.churnwarnings.domain.Folded;
import io.churnwarnings.domain.Ledger;
import io.churnwarnings.domain.PublishedWarning;
import io.churnwarnings.domain.RaisedSilence;
import io.churnwarnings.domain.Stage;
import io.churnwarnings.domain.WalkEvent;
import io.churnwarnings.serde.CycleStateFormat;
import io.churnwarnings.serde.FactFormat;
import io.churnwarnings.serde.PortraitFormat;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A customer's profile as bytes. Times are written as distances from one another, in ledger order;
 * what few customers have is announced by a flag and costs the others nothing.
 */
final class ProfileFormat {

    private static final int HAS_FOLDED = 1;
    private static final int HAS_OLDEST_KEPT = 2;
    private static final int HAS_PUBLISHED = 4;
    private static final int HAS_AHEAD = 8;
    private static final int NEVER_WAKES = 16;
    private static final int HAS_CANCELLED = 32;

    private static final WalkEvent.Kind[] KINDS = WalkEvent.Kind.values();
    private static final Stage[] STAGES = Stage.values();

    private ProfileFormat() {}

    static void write(CustomerProfile profile, DataOutputView out) throws IOException {
        Ledger ledger = profile.ledger();
        Folded folded = ledger.folded();
        boolean hasFolded = folded.asOf() != Long.MIN_VALUE;
        boolean hasCancelled =
                ledger.entries().stream().anyMatch(entry -> entry.cancelledAt() != Entry.NEVER);
        boolean wakes = profile.wakeAt() != CustomerProfile.NEVER;
        out.writeByte(
                (hasFolded ? HAS_FOLDED : 0)
                        | (ledger.oldestKept() > 0 ? HAS_OLDEST_KEPT : 0)
                        | (profile.published().isEmpty() ? 0 : HAS_PUBLISHED)
                        | (profile.ahead().isEmpty() ? 0 : HAS_AHEAD)
                        | (wakes ? 0 : NEVER_WAKES)
                        | (hasCancelled ? HAS_CANCELLED : 0));
        long reference = writeEntries(ledger.entries(), hasCancelled, out);
        if (ledger.oldestKept() > 0) {
            Varints.write(ledger.oldestKept(), out);
        }
        if (hasFolded) {
            writeFolded(folded, reference, out);
        }
        if (!profile.published().isEmpty()) {
            writePublished(profile.published(), reference, out);
        }
        if (!profile.ahead().isEmpty()) {
            writeEvents(profile.ahead(), reference, out);
        }
        if (wakes) {
            Varints.writeSigned(profile.wakeAt() - reference, out);
        }
    }

    static CustomerProfile read(DataInputView in) throws IOException {
        int flags = in.readUnsignedByte();
        List<Entry> entries = readEntries((flags & HAS_CANCELLED) != 0, in);
        long reference = last(entries);
        int oldestKept = (flags & HAS_OLDEST_KEPT) != 0 ? Varints.readInt(in) : 0;
        Folded folded = (flags & HAS_FOLDED) != 0 ? readFolded(reference, in) : Folded.NOTHING;
        List<PublishedWarning> published =
                (flags & HAS_PUBLISHED) != 0 ? readPublished(reference, in) : List.of();
        List<WalkEvent> ahead = (flags & HAS_AHEAD) != 0 ? readEvents(reference, in) : List.of();
        long wakeAt =
                (flags & NEVER_WAKES) != 0
                        ? CustomerProfile.NEVER
                        : reference + Varints.readSigned(in);
        return new CustomerProfile(
                new Ledger(folded, entries, oldestKept), published, ahead, wakeAt);
    }

    private static long last(List<Entry> entries) {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).fact().occurredAt();
    }

    private static long writeEntries(List<Entry> entries, boolean cancelled, DataOutputView out)
            throws IOException {
        Varints.write(entries.size(), out);
        long reference = 0;
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
        }
        return reference;
    }

    private static List<Entry> readEntries(boolean cancelled, DataInputView in) throws IOException {
        int size = Varints.readInt(in);
        List<Entry> entries = new ArrayList<>(size);
        long reference = 0;
        String currency = null;
        for (int i = 0; i < size; i++) {
            Fact fact = FactFormat.read(reference, currency, in);
            reference = fact.occurredAt();
            currency = fact.currency();
            boolean never = !cancelled || !in.readBoolean();
            entries.add(new Entry(fact, never ? Entry.NEVER : reference + Varints.readSigned(in)));
        }
        return entries;
    }

    private static void writeFolded(Folded folded, long reference, DataOutputView out)
            throws IOException {
        Varints.writeSigned(reference - folded.asOf(), out);
        boolean standing = folded.newestStanding() != Long.MIN_VALUE;
        out.writeBoolean(standing);
        if (standing) {
            Varints.writeSigned(folded.asOf() - folded.newestStanding(), out);
        }
        PortraitFormat.writePurchases(folded.purchases(), folded.asOf(), out);
        out.writeBoolean(folded.drifting());
        Varints.write(folded.raised().size(), out);
        for (RaisedSilence silence : folded.raised()) {
            Varints.writeSigned(folded.asOf() - silence.since(), out);
            out.writeByte(number(silence.highest()));
        }
        writeEvents(folded.open(), reference, out);
    }

    private static Folded readFolded(long reference, DataInputView in) throws IOException {
        long asOf = reference - Varints.readSigned(in);
        long newestStanding = in.readBoolean() ? asOf - Varints.readSigned(in) : Long.MIN_VALUE;
        return new Folded(
                asOf,
                PortraitFormat.readPurchases(asOf, in),
                in.readBoolean(),
                newestStanding,
                readRaised(asOf, in),
                readEvents(reference, in));
    }

    private static List<RaisedSilence> readRaised(long asOf, DataInputView in) throws IOException {
        List<RaisedSilence> raised = new ArrayList<>();
        for (int left = Varints.readInt(in); left > 0; left--) {
            raised.add(new RaisedSilence(asOf - Varints.readSigned(in), stage(in.readByte())));
        }
        return raised;
    }

    private static void writePublished(
            List<PublishedWarning> published, long reference, DataOutputView out)
            throws IOException {
        Varints.write(published.size(), out);
        for (PublishedWarning warning : published) {
            Varints.writeSigned(reference - warning.lastPurchaseAt(), out);
            Varints.write(warning.closings(), out);
            out.writeByte(number(warning.first()));
            out.writeByte(number(warning.highest()));
            if (warning.highest() != null) {
                Varints.writeSigned(warning.highestAt() - reference, out);
            }
        }
    }

    private static List<PublishedWarning> readPublished(long reference, DataInputView in)
            throws IOException {
        int size = Varints.readInt(in);
        List<PublishedWarning> published = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long lastPurchaseAt = reference - Varints.readSigned(in);
            int closings = Varints.readInt(in);
            Stage first = stage(in.readByte());
            Stage highest = stage(in.readByte());
            long highestAt = highest == null ? 0 : reference + Varints.readSigned(in);
            published.add(
                    new PublishedWarning(lastPurchaseAt, closings, first, highest, highestAt));
        }
        return published;
    }

    private static void writeEvents(List<WalkEvent> events, long reference, DataOutputView out)
            throws IOException {
        Varints.write(events.size(), out);
        for (WalkEvent event : events) {
            out.writeByte(event.kind().ordinal());
            out.writeByte(number(event.stage()));
            Varints.writeSigned(event.occurredAt() - reference, out);
            Varints.writeSigned(reference - event.lastPurchaseAt(), out);
            CycleStateFormat.write(event.cycle(), out);
            PortraitFormat.write(event.portrait(), reference, out);
            PortraitFormat.writeReasons(event.reasons(), out);
            out.writeBoolean(event.backlog());
        }
    }

    private static List<WalkEvent> readEvents(long reference, DataInputView in) throws IOException {
        int size = Varints.readInt(in);
        List<WalkEvent> events = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            events.add(
                    new WalkEvent(
                            KINDS[in.readByte()],
                            stage(in.readByte()),
                            reference + Varints.readSigned(in),
                            reference - Varints.readSigned(in),
                            CycleStateFormat.read(in),
                            PortraitFormat.read(reference, in),
                            PortraitFormat.readReasons(in),
                            in.readBoolean()));
        }
        return events;
    }

    private static int number(Stage stage) {
        return stage == null ? 0 : stage.ordinal() + 1;
    }

    private static Stage stage(int number) {
        return number == 0 ? null : STAGES[number - 1];
    }
}
