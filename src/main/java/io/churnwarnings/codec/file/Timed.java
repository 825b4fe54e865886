package io.churnwarnings.codec.file;

import java.io.Closeable;
import java.io.IOException;

/** Records in order of time. */
interface Timed extends Closeable {

    /** Goes to the next record; false at the end. */
    boolean next() throws IOException;

    /** The time of the record. */
    long key();

    FileRecord record();
}
