package io.churnwarnings.registry;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.event.EventForm;
import io.churnwarnings.registry.payload.PayloadWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events by a schema that is in a registry. The schema's id is known before the job starts, so that
 * events can be written while the registry is away.
 */
public final class RegistryForm implements EventForm {

    private static final long serialVersionUID = 1;

    private final Encoding encoding;
    private final int id;
    private transient PayloadWriter writer;

    RegistryForm(Encoding encoding, int id) {
        this.encoding = encoding;
        this.id = id;
    }

    @Override
    public byte[] value(byte[] json, Map<String, byte[]> headers) {
        if (writer == null) {
            writer = EventSchema.of(encoding).writer();
        }
        byte[] payload = writer.write(json);
        return ByteBuffer.allocate(RegistryOpener.PREFIX_BYTES + payload.length)
                .put((byte) 0)
                .putInt(id)
                .put(payload)
                .array();
    }

    @Override
    public Map<String, byte[]> headers(Map<String, byte[]> headers) {
        Map<String, byte[]> changed = new LinkedHashMap<>(headers);
        changed.put("content-type", encoding.contentType().getBytes(StandardCharsets.US_ASCII));
        return changed;
    }
}
