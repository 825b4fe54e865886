package io.churnwarnings.codec.file.input;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes, ended by LF. Holds one line at a time, and of one that is too long a part. */
public final class LineReader implements Closeable {

    private static final int CHUNK = 1 << 16;

    /** Far beyond every record that is accepted, and little enough to be held. */
    static final int MAX_LINE = 1 << 25;

    /** What is kept of a longer line: enough to be known as too large. */
    private static final int KEPT = (1 << 20) + 1;

    private final String file;
    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];

    /** The start of a line that goes on in the next chunk. */
    private ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private int position;
    private int limit;
    private long number;
    private long length;
    private boolean cut;

    public LineReader(String file, InputStream in) {
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
        length = 0;
        cut = false;
        do {
            int end = position;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            length += end - position;
            if (end < limit && length == end - position) {
                byte[] line = Arrays.copyOfRange(chunk, position, end);
                position = end + 1;
                return line;
            }
            hold(end);
            if (end < limit) {
                position = end + 1;
                break;
            }
        } while (fill());
        byte[] line = begun.toByteArray();
        begun.reset();
        return line;
    }

    private void hold(int end) {
        if (!cut) {
            begun.write(chunk, position, end - position);
        }
        if (length > MAX_LINE && !cut) {
            cut = true;
            byte[] start = Arrays.copyOf(begun.toByteArray(), KEPT);
            begun = new ByteArrayOutputStream();
            begun.writeBytes(start);
        }
    }

    /** Whether the line that was read last was too long, and its beginning alone was kept. */
    public boolean wasCut() {
        return cut;
    }

    /** How long the line that was read last is, whatever was kept of it. */
    public long length() {
        return length;
    }

    /** The next line without its LF and the CRs before it, or null at the end. */
    public byte[] nextWithoutReturns() throws IOException {
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
    public RecordFileException fault(String what) {
        return faultAt(number, what);
    }

    RecordFileException faultAt(long line, String what) {
        return new RecordFileException(file + ", line " + line + ": " + what);
    }

    /** The number of the line that was read last, from 1. */
    public long number() {
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
            throw InputFile.cannotRead(file, e);
        }
        return limit > 0;
    }
}
