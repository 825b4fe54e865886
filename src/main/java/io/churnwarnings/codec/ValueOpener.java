package io.churnwarnings.codec;

import java.io.Serializable;

/** Converts values of other encodings to JSON. */
@FunctionalInterface
public interface ValueOpener {

    /**
     * The JSON of a value.
     *
     * @param value at least one byte
     * @throws UnreadableValue if the value is unreadable for every reader, now and later
     * @throws RuntimeException if the value cannot be decoded at present; the record must be read
     *     again
     */
    byte[] open(byte[] value) throws UnreadableValue;

    /** Makes openers where values are read. */
    @FunctionalInterface
    interface Factory extends Serializable {

        /** Values that are JSON already. */
        Factory NONE = () -> null;

        /** An opener for one thread; null if values are JSON already. */
        ValueOpener create();
    }
}
