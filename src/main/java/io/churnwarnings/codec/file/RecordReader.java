package io.churnwarnings.codec.file;

import java.io.Closeable;
import java.io.IOException;

/** The records of a file, in its order. */
public interface RecordReader extends Closeable {

    /**
     * The next record, or null at the end.
     *
     * @throws RecordFileException if the file is not of its format, naming file and line
     * @throws IOException if it cannot be read
     */
    FileRecord next() throws IOException;

    /** What was found in files, if it is them that are read; else null. */
    default FileTally tally() {
        return null;
    }
}
