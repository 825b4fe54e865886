package io.churnwarnings.codec.event;

import java.io.Serializable;
import java.util.Map;

/** What becomes of an event's JSON and its headers, which are those of CloudEvents' binary mode. */
public interface EventForm extends Serializable {

    /** The value as it is written. */
    byte[] value(byte[] json, Map<String, byte[]> headers);

    /** The headers as they are written. */
    Map<String, byte[]> headers(Map<String, byte[]> headers);
}
