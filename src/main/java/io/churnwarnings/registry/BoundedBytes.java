package io.churnwarnings.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes that end in an exception when they become too many: a few can stand for very many. */
final class BoundedBytes extends ByteArrayOutputStream {

    /** Far more than a value of the most bytes that is not made to harm has as JSON. */
    static final int MOST = 4 * 1_048_576;

    private static final int KEPT = 65_536;

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (count > MOST - length) {
            throw new UncheckedIOException(
                    new IOException("longer than " + MOST + " bytes as JSON"));
        }
        super.write(bytes, offset, length);
    }

    /** Empty again, and no larger than usual. */
    @Override
    public synchronized void reset() {
        super.reset();
        if (buf.length > KEPT) {
            buf = new byte[KEPT];
        }
    }
}
