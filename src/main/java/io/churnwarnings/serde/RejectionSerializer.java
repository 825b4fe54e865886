package io.churnwarnings.serde;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.Rejection;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rejected records on their way to the dead-letter sink. Never part of a savepoint's state. */
public final class RejectionSerializer extends ImmutableSerializer<Rejection> {

    private static final long serialVersionUID = 1L;
    private static final RejectionReason[] REASONS = RejectionReason.values();
    private static final RawRecordSerializer RECEIVED = new RawRecordSerializer();

    @Override
    public void serialize(Rejection rejection, DataOutputView target) throws IOException {
        target.writeByte(rejection.reason().ordinal());
        Varints.writeString(rejection.detail(), target);
        RECEIVED.serialize(rejection.received(), target);
    }

    @Override
    public Rejection deserialize(DataInputView source) throws IOException {
        return new Rejection(
                REASONS[source.readByte()],
                Varints.readString(source),
                RECEIVED.deserialize(source));
    }

    @Override
    public TypeSerializerSnapshot<Rejection> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Rejection> {
        public Snapshot() {
            super(RejectionSerializer::new);
        }
    }
}
