package io.churnwarnings.codec.file.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Holds of what is read through it the bytes from a position on, so that the bytes of a value are
 * at hand when the parser has found its end. Of a longer one it holds the beginning.
 */
public final class HeldInput extends FilterInputStream {

    /** What a parser may have read ahead. */
    private static final int AHEAD = 1 << 14;

    private final int most;
    private byte[] bytes = new byte[AHEAD];
    private long first;
    private int length;
    private long position;
    private boolean cut;
    private byte[] last;

    public HeldInput(InputStream in, int most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        int read = super.read(into, offset, Math.min(wanted, AHEAD / 2));
        if (read > 0) {
            keep(into, offset, read);
            position += read;
        }
        return read;
    }

    private void keep(byte[] from, int offset, int read) {
        if (cut || length + read > most + AHEAD) {
            cut = true;
            last = Arrays.copyOfRange(from, offset, offset + read);
            return;
        }
        if (length + read > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + read));
        }
        System.arraycopy(from, offset, bytes, length, read);
        length += read;
    }

    /** What lies before is not needed any more. */
    public void forget(long before) {
        if (cut) {
            // The parser has come as far as the last that was read.
            bytes = last;
            length = last.length;
            first = position - length;
            cut = false;
        }
        int keep = (int) Math.max(0, Math.min(length, first + length - before));
        System.arraycopy(bytes, length - keep, bytes, 0, keep);
        first += length - keep;
        length = keep;
    }

    /** The bytes between two positions, or the beginning of them. */
    public byte[] take(long start, long end) {
        int from = (int) (start - first);
        int to = (int) Math.min(Math.min(length, end - first), from + (long) most);
        return Arrays.copyOfRange(bytes, from, Math.max(from, to));
    }
}
