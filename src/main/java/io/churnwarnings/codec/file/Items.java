package io.churnwarnings.codec.file;

import java.io.Closeable;
import java.io.IOException;

/** What a file holds, as it stands. */
interface Items extends Closeable {

    /**
     * The next item, or null at the end.
     *
     * @throws RecordFileException if there can be no more, naming file and line
     */
    Item next() throws IOException;
}
