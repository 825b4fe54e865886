package io.churnwarnings.serde;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Numbers in as few bytes as their size needs (base 128, low bits first), and strings behind their
 * length.
 */
public final class Varints {

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    /**
     * The initial capacity of a list, independent of its encoded length, which corrupt bytes may
     * exaggerate.
     */
    public static final int USUALLY_AT_MOST = 16;

    /** No text that is kept or moved is longer; a spoilt length must not take all the heap. */
    private static final int LONGEST_STRING = 1 << 20;

    private Varints() {}

    /** Writes a number that is rarely negative: one byte up to 127, ten for a negative one. */
    public static void write(long value, DataOutputView out) throws IOException {
        long rest = value;
        while ((rest & ~(MORE - 1L)) != 0) {
            out.writeByte((int) rest | MORE);
            rest >>>= BITS;
        }
        out.writeByte((int) rest);
    }

    public static long read(DataInputView in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = in.readByte();
            value |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException(
                "A number takes more than ten bytes: the state is not of this format.");
    }

    /** Writes a number of either sign, small in magnitude. */
    public static void writeSigned(long value, DataOutputView out) throws IOException {
        write(value << 1 ^ value >> Long.SIZE - 1, out);
    }

    public static long readSigned(DataInputView in) throws IOException {
        long value = read(in);
        return value >>> 1 ^ -(value & 1);
    }

    public static int readInt(DataInputView in) throws IOException {
        return Math.toIntExact(read(in));
    }

    public static void writeString(String text, DataOutputView out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes.length, out);
        out.write(bytes);
    }

    public static String readString(DataInputView in) throws IOException {
        int length = readInt(in);
        if (length < 0 || length > LONGEST_STRING) {
            throw new IOException(
                    "A text of " + length + " bytes: the state is not of this format.");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
