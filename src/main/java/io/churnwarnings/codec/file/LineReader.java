package io.churnwarnings.codec.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes, ended by LF. Holds one line at a time. */
final class LineReader implements Closeable {

    private static final int CHUNK = 1 << 16;

    /** Far beyond every record that a topic takes, and little enough to be held. */
    private static final int MAX_LINE = 1 << 28;

    private final String file;
    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];

    /** The start of a line that goes on in the next chunk. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private int position;
    private int limit;
    private long number;

    LineReader(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * The next line without its LF, or null at the end. A file that ends in LF has no further,
     * empty line.
     */
    byte[] next() throws IOException {
        if (position == limit && !fill()) {
            return null;
        }
        number++;
        long length = 0;
        do {
            int end = position;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            length += end - position;
            if (length > MAX_LINE) {
                throw fault("longer than " + MAX_LINE + " bytes");
            }
            if (end < limit && begun.size() == 0) {
                byte[] line = Arrays.copyOfRange(chunk, position, end);
                position = end + 1;
                return line;
            }
            begun.write(chunk, position, end - position);
            if (end < limit) {
                position = end + 1;
                break;
            }
        } while (fill());
        byte[] line = begun.toByteArray();
        begun.reset();
        return line;
    }

    /** The next line without its LF and the CRs before it, or null at the end. */
    byte[] nextWithoutReturns() throws IOException {
        byte[] line = next();
        if (line == null) {
            return null;
        }
        int length = line.length;
        while (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return length == line.length ? line : Arrays.copyOf(line, length);
    }

    /** A fault of the line that was read last. */
    RecordFileException fault(String what) {
        return faultAt(number, what);
    }

    RecordFileException faultAt(long line, String what) {
        return new RecordFileException(file + ", line " + line + ": " + what);
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        try {
            limit = Math.max(in.read(chunk), 0);
        } catch (IOException e) {
            limit = 0;
            throw new RecordFileException(file + ": cannot be read: " + e, e);
        }
        return limit > 0;
    }
}
