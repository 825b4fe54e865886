package io.churnwarnings.codec.file.input;

/** Is told how much of the files has been read. */
@FunctionalInterface
public interface BytesRead {

    /** Nobody looks on. */
    BytesRead NONE = bytes -> {};

    /**
     * @param bytes how many more bytes of the files, as they are packed, have been read
     */
    void read(long bytes);
}
