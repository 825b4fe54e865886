package io.churnwarnings.codec.json;

/** Holds the value at a place of the current record. */
public interface Slot {

    /** Clears the value: another record or element begins. */
    void clear();
}
