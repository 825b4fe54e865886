package io.churnwarnings.codec.json;

/** Holds what was found at a place in the record being read. */
public interface Slot {

    /** Forgets what was found: another record, or another element, begins. */
    void clear();
}
