package io.churnwarnings.codec.event;

import java.io.Serializable;
import java.util.Map;

/**
 * The final form of an event: converts its JSON and its headers, which are those of the binary mode
 * of CloudEvents.
 */
public interface EventForm extends Serializable {

    /** The value as it is written. */
    byte[] value(byte[] json, Map<String, byte[]> headers);

    /** The headers as they are written. */
    Map<String, byte[]> headers(Map<String, byte[]> headers);
}
