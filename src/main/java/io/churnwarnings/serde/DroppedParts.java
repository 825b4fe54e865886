package io.churnwarnings.serde;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DroppedPart;
import io.churnwarnings.domain.fact.FactType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the parts that were dropped from records. */
final class DroppedParts {

    private static final FactType[] TYPES = FactType.values();
    private static final RejectionReason[] REASONS = RejectionReason.values();

    private DroppedParts() {}

    static void write(List<DroppedPart> parts, DataOutputView target) throws IOException {
        Varints.write(parts.size(), target);
        for (DroppedPart part : parts) {
            target.writeByte(part.part().ordinal());
            target.writeByte(part.reason().ordinal());
            Varints.writeString(part.detail(), target);
        }
    }

    static List<DroppedPart> read(DataInputView source) throws IOException {
        int size = Varints.readInt(source);
        List<DroppedPart> parts = size == 0 ? List.of() : new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(
                    new DroppedPart(
                            TYPES[source.readByte()],
                            REASONS[source.readByte()],
                            Varints.readString(source)));
        }
        return parts;
    }
}
