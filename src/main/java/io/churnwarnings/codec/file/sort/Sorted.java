package io.churnwarnings.codec.file.sort;

import java.io.IOException;

/** Elements in order. */
public interface Sorted {

    /** Goes to the next element; false at the end. */
    boolean next() throws IOException;

    /** The key of the element. */
    long key();

    /** The element. */
    byte[] element();
}
