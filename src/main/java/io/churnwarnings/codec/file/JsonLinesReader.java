package io.churnwarnings.codec.file;

import java.io.IOException;

/** A value a line. */
final class JsonLinesReader implements RecordReader {

    private final LineReader lines;
    private final Stamp stamp;

    JsonLinesReader(LineReader lines, Stamp stamp) {
        this.lines = lines;
        this.stamp = stamp;
    }

    @Override
    public FileRecord next() throws IOException {
        byte[] line = lines.nextWithoutReturns();
        return line == null ? null : stamp.on(line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
