package io.churnwarnings.codec.file;

import io.churnwarnings.codec.file.input.BytesRead;
import io.churnwarnings.codec.file.input.InputFile;
import io.churnwarnings.codec.file.input.LineReader;
import java.io.IOException;

/** The records of a .raw file, in the order of their arrival whatever their timestamps. */
final class RawFacts implements Timed {

    private final InputFile file;
    private final FileTally tally;
    private RawReader reader;
    private long key = Long.MIN_VALUE;
    private FileRecord record;

    RawFacts(InputFile file, FileTally tally) {
        this.file = file;
        this.tally = tally;
    }

    void open(BytesRead progress) throws IOException {
        reader = new RawReader(new LineReader(file.path(), file.open(progress)));
    }

    @Override
    public boolean next() throws IOException {
        record = reader.next();
        if (record == null) {
            return false;
        }
        tally.addRaw();
        key = Math.max(key, record.timestamp());
        return true;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public FileRecord record() {
        return record;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
