package io.churnwarnings.operator.state;

import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.RaisedSilence;
import io.churnwarnings.serde.CustomerSnapshotFormat;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A customer's compacted facts and published warnings, as bytes. */
final class PastFormat {

    private PastFormat() {}

    static void writeFolded(CompactedHistory compacted, long reference, DataOutputView out)
            throws IOException {
        Varints.writeSigned(reference - compacted.asOf(), out);
        CustomerSnapshotFormat.writePurchases(compacted.purchases(), compacted.asOf(), out);
        boolean standing = compacted.newestStanding() != Long.MIN_VALUE;
        out.writeBoolean(standing);
        if (standing) {
            Varints.writeSigned(compacted.asOf() - compacted.newestStanding(), out);
        }
        out.writeBoolean(compacted.drifting());
        Varints.write(compacted.raised().size(), out);
        for (RaisedSilence silence : compacted.raised()) {
            Varints.writeSigned(compacted.asOf() - silence.since(), out);
            out.writeByte(WalkEventFormat.number(silence.highest()));
        }
        WalkEventFormat.write(compacted.open(), reference, out);
    }

    static CompactedHistory readFolded(long reference, DataInputView in) throws IOException {
        long asOf = reference - Varints.readSigned(in);
        Purchases purchases = CustomerSnapshotFormat.readPurchases(asOf, in);
        long newestStanding = in.readBoolean() ? asOf - Varints.readSigned(in) : Long.MIN_VALUE;
        return new CompactedHistory(
                asOf,
                purchases,
                in.readBoolean(),
                newestStanding,
                readRaised(asOf, in),
                WalkEventFormat.read(reference, in));
    }

    private static List<RaisedSilence> readRaised(long asOf, DataInputView in) throws IOException {
        List<RaisedSilence> raised = new ArrayList<>();
        for (int left = Varints.readInt(in); left > 0; left--) {
            raised.add(
                    new RaisedSilence(
                            asOf - Varints.readSigned(in), WalkEventFormat.stage(in.readByte())));
        }
        return raised;
    }

    static void writePublished(List<PublishedWarning> published, long reference, DataOutputView out)
            throws IOException {
        Varints.write(published.size(), out);
        for (PublishedWarning warning : published) {
            Varints.writeSigned(reference - warning.lastPurchaseAt(), out);
            Varints.write(warning.closings(), out);
            out.writeByte(WalkEventFormat.number(warning.first()));
            out.writeByte(WalkEventFormat.number(warning.highest()));
            if (warning.highest() != null) {
                Varints.writeSigned(warning.highestAt() - reference, out);
            }
        }
    }

    static List<PublishedWarning> readPublished(long reference, DataInputView in)
            throws IOException {
        int size = Varints.readInt(in);
        List<PublishedWarning> published = new ArrayList<>(Math.min(size, Varints.USUALLY_AT_MOST));
        for (int i = 0; i < size; i++) {
            long lastPurchaseAt = reference - Varints.readSigned(in);
            int closings = Varints.readInt(in);
            Stage first = WalkEventFormat.stage(in.readByte());
            Stage highest = WalkEventFormat.stage(in.readByte());
            long highestAt = highest == null ? 0 : reference + Varints.readSigned(in);
            published.add(
                    new PublishedWarning(lastPurchaseAt, closings, first, highest, highestAt));
        }
        return published;
    }
}
