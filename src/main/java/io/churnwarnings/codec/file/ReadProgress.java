package io.churnwarnings.codec.file;

/** Is told how much of the files has been read. */
@FunctionalInterface
public interface ReadProgress {

    /** Nobody looks on. */
    ReadProgress NONE = bytes -> {};

    /**
     * @param bytes how many more bytes of the files, as they are packed, have been read
     */
    void read(long bytes);
}
