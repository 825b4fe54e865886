package io.churnwarnings.codec.file;

import java.nio.ByteBuffer;

/** Records as they are held and written while they are sorted. */
final class RecordBytes {

    private static final int NULL = -1;

    private RecordBytes() {}

    static byte[] of(FileRecord record) {
        int size =
                Long.BYTES
                        + 3 * Integer.BYTES
                        + length(record.key())
                        + length(record.value())
                        + length(record.mark());
        ByteBuffer bytes = ByteBuffer.allocate(size).putLong(record.timestamp());
        for (byte[] part : new byte[][] {record.key(), record.value(), record.mark()}) {
            bytes.putInt(part == null ? NULL : part.length);
            if (part != null) {
                bytes.put(part);
            }
        }
        return bytes.array();
    }

    static FileRecord read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long timestamp = in.getLong();
        byte[][] parts = new byte[3][];
        for (int i = 0; i < parts.length; i++) {
            int length = in.getInt();
            if (length != NULL) {
                parts[i] = new byte[length];
                in.get(parts[i]);
            }
        }
        return new FileRecord(parts[0], parts[1], timestamp, parts[2]);
    }

    private static int length(byte[] part) {
        return part == null ? 0 : part.length;
    }
}
