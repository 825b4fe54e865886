package io.churnwarnings.codec.file.input;

/** Receives the number of bytes read from the files. */
@FunctionalInterface
public interface BytesRead {

    /** Ignores the progress. */
    BytesRead NONE = bytes -> {};

    /**
     * @param bytes how many more bytes of the files, as they are packed, have been read
     */
    void read(long bytes);
}
