package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.JsonBytes;
import java.util.Map;

/** Events in the structured mode of CloudEvents: one JSON value with everything in it. */
public final class StructuredForm implements EventForm {

    private static final long serialVersionUID = 1;

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final byte[] MEDIA_TYPE = "application/cloudevents+json".getBytes(UTF_8);
    private static final byte[] DATA_TYPE =
            ",\"datacontenttype\":\"application/json\",\"data\":".getBytes(UTF_8);

    private transient JsonBytes out;

    @Override
    public byte[] value(byte[] json, Map<String, byte[]> headers) {
        if (out == null) {
            out = new JsonBytes();
        }
        out.clear();
        headers.forEach(
                (name, value) -> {
                    if (name.startsWith(PREFIX)) {
                        out.raw(out.isEmpty() ? '{' : ',').quoted(name.substring(PREFIX.length()));
                        out.raw(':').quoted(new String(value, UTF_8));
                    }
                });
        return out.raw(DATA_TYPE).raw(json).raw('}').toBytes();
    }

    @Override
    public Map<String, byte[]> headers(Map<String, byte[]> headers) {
        return Map.of(CONTENT_TYPE, MEDIA_TYPE);
    }
}
