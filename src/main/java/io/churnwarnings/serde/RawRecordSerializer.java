package io.churnwarnings.serde;

import io.churnwarnings.codec.RawRecord;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Records on their way to who reads them. Never part of a savepoint's state. */
public final class RawRecordSerializer extends ImmutableSerializer<RawRecord> {

    private static final long serialVersionUID = 1L;
    private static final int NULL = -1;

    @Override
    public void serialize(RawRecord received, DataOutputView target) throws IOException {
        Varints.writeString(received.topic(), target);
        target.writeInt(received.partition());
        target.writeLong(received.offset());
        target.writeLong(received.timestamp());
        writeBytes(received.key(), target);
        writeBytes(received.value(), target);
    }

    @Override
    public RawRecord deserialize(DataInputView source) throws IOException {
        return new RawRecord(
                Varints.readString(source),
                source.readInt(),
                source.readLong(),
                source.readLong(),
                readBytes(source),
                readBytes(source));
    }

    static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
        target.writeInt(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            target.write(bytes);
        }
    }

    static byte[] readBytes(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return bytes;
    }

    @Override
    public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawRecord> {
        public Snapshot() {
            super(RawRecordSerializer::new);
        }
    }
}
