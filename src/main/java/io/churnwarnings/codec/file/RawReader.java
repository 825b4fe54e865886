package io.churnwarnings.codec.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.churnwarnings.codec.file.input.LineReader;
import io.churnwarnings.codec.file.input.RecordFileException;
import java.io.IOException;
import java.util.Base64;

/** Timestamp, key and value of a record a line: what bytes other formats cannot hold. */
final class RawReader implements RecordReader {

    private static final String FORMAT =
            "expected timestamp in epoch milliseconds, TAB, base64 of the key or nothing, TAB,"
                    + " base64 of the value or the word null";

    private final LineReader lines;

    RawReader(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public FileRecord next() throws IOException {
        byte[] line = lines.nextWithoutReturns();
        if (line == null) {
            return null;
        }
        String[] parts = new String(line, ISO_8859_1).split("\t", -1);
        if (parts.length != 3) {
            throw lines.fault(FORMAT + "; found " + parts.length + " parts");
        }
        byte[] key = parts[1].isEmpty() ? null : base64("key", parts[1]);
        byte[] value = parts[2].equals("null") ? null : base64("value", parts[2]);
        return new FileRecord(key, value, timestamp(parts[0]));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private long timestamp(String text) throws RecordFileException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw lines.fault(FORMAT + "; the timestamp is not a whole number");
        }
    }

    private byte[] base64(String part, String text) throws RecordFileException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw lines.fault(FORMAT + "; the " + part + " is not base64: " + e.getMessage());
        }
    }
}
