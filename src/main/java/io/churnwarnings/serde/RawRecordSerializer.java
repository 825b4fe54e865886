package io.churnwarnings.serde;

import io.churnwarnings.codec.record.RawRecord;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes raw records between operators. Never part of a savepoint's state. */
public final class RawRecordSerializer extends ImmutableSerializer<RawRecord> {

    private static final long serialVersionUID = 1L;
    private static final int NULL = -1;
    private static final int INDEX = -2;

    @Override
    public void serialize(RawRecord received, DataOutputView target) throws IOException {
        Varints.writeString(received.topic(), target);
        target.writeInt(received.partition());
        target.writeLong(received.offset());
        target.writeLong(received.timestamp());
        if (received.index() != RawRecord.ALONE) {
            // In place of the length of a key.
            target.writeInt(INDEX);
            target.writeInt(received.index());
        }
        writeBytes(received.key(), target);
        writeBytes(received.value(), target);
    }

    @Override
    public RawRecord deserialize(DataInputView source) throws IOException {
        String topic = Varints.readString(source);
        int partition = source.readInt();
        long offset = source.readLong();
        long timestamp = source.readLong();
        int length = source.readInt();
        int index = RawRecord.ALONE;
        if (length == INDEX) {
            index = source.readInt();
            length = source.readInt();
        }
        byte[] key = readBytes(source, length);
        return new RawRecord(
                topic,
                partition,
                offset,
                timestamp,
                key,
                readBytes(source, source.readInt()),
                index);
    }

    static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
        target.writeInt(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            target.write(bytes);
        }
    }

    static byte[] readBytes(DataInputView source) throws IOException {
        return readBytes(source, source.readInt());
    }

    private static byte[] readBytes(DataInputView source, int length) throws IOException {
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
