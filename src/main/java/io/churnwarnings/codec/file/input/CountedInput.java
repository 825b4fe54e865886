package io.churnwarnings.codec.file.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read. */
final class CountedInput extends FilterInputStream {

    private final BytesRead progress;
    private long count;

    CountedInput(InputStream in, BytesRead progress) {
        super(in);
        this.progress = progress;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    private void counted(int read) {
        count += read;
        progress.read(read);
    }
}
