package io.churnwarnings.registry.payload;

/** Writes the payload after the id of a schema. Not thread-safe. */
@FunctionalInterface
public interface PayloadWriter {

    /** The payload for an event's JSON; the same event is always the same bytes. */
    byte[] write(byte[] json);
}
