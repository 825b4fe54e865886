package io.churnwarnings.registry.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import io.churnwarnings.codec.UnreadableValue;
import java.io.IOException;

/** Reads the payload after the id of one schema. Not thread-safe. */
public interface PayloadReader {

    /**
     * Writes a payload as JSON.
     *
     * @param value holds the payload
     * @param start where the payload begins
     * @throws IOException if the payload is not of the schema; runtime exceptions say the same
     */
    void read(byte[] value, int start, JsonGenerator out) throws IOException, UnreadableValue;
}
