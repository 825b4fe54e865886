package io.churnwarnings.serde;

import io.churnwarnings.codec.Received;
import io.churnwarnings.codec.Rejection;
import io.churnwarnings.codec.RejectionReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rejected records on their way to the dead-letter sink. Never part of a savepoint's state. */
public final class RejectionSerializer extends ImmutableSerializer<Rejection> {

    private static final long serialVersionUID = 1L;
    private static final RejectionReason[] REASONS = RejectionReason.values();
    private static final int NULL = -1;

    @Override
    public void serialize(Rejection rejection, DataOutputView target) throws IOException {
        target.writeByte(rejection.reason().ordinal());
        Varints.writeString(rejection.detail(), target);
        Received received = rejection.received();
        Varints.writeString(received.topic(), target);
        target.writeInt(received.partition());
        target.writeLong(received.offset());
        target.writeLong(received.timestamp());
        writeBytes(received.key(), target);
        writeBytes(received.value(), target);
    }

    @Override
    public Rejection deserialize(DataInputView source) throws IOException {
        return new Rejection(
                REASONS[source.readByte()],
                Varints.readString(source),
                new Received(
                        Varints.readString(source),
                        source.readInt(),
                        source.readLong(),
                        source.readLong(),
                        readBytes(source),
                        readBytes(source)));
    }

    private static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
        target.writeInt(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            target.write(bytes);
        }
    }

    private static byte[] readBytes(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return bytes;
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
