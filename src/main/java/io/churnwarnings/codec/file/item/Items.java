package io.churnwarnings.codec.file.item;

import java.io.Closeable;
import java.io.IOException;

/** What a file holds, as it stands. */
public interface Items extends Closeable {

    /**
     * The next item, or null at the end.
     *
     * @throws RecordFileException if there can be no more, naming file and line
     */
    Item next() throws IOException;
}
