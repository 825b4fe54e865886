package io.churnwarnings.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.json.FactReader;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.record.RawRecord;
import java.io.IOException;

/**
 * Reads records of the control topic: {@code {"customerId": "...", "erase": true}}. Customers' ids
 * are read as they are in facts.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class ControlReader {

    private final Fields fields = new Fields();
    private final FactReader reader = new FactReader(fields);

    /**
     * The customer to erase.
     *
     * @param received a record of the control topic
     * @throws ControlException if the record is not a valid request
     */
    public String erased(RawRecord received) throws ControlException {
        byte[] value = received.value();
        if (value == null || value.length == 0) {
            throw new ControlException("value: null or empty");
        }
        if (value.length > FactDecoder.MAX_VALUE_BYTES) {
            throw new ControlException(
                    "value: more than " + FactDecoder.MAX_VALUE_BYTES + " bytes");
        }
        try {
            reader.readCarefully(value);
        } catch (RecordRejected e) {
            throw new ControlException(e.getMessage());
        }
        if (fields.customerId.isAbsent()) {
            throw new ControlException("customerId: absent or null");
        }
        String fault = FactFields.idFault(fields.customerId);
        if (fault != null) {
            throw new ControlException("customerId: " + fault);
        }
        if (!fields.erase) {
            throw new ControlException("erase: not true; nothing else can be asked for");
        }
        return fields.customerId.toString();
    }

    private static final class Fields implements FieldTarget {

        private final JsonScalar customerId = new JsonScalar("customerId");
        private boolean erase;

        @Override
        public void clear() {
            customerId.clear();
            erase = false;
        }

        @Override
        public void set(String name, JsonParser parser, Skipper skipper) throws IOException {
            switch (name) {
                case "customerId" -> FactFields.take(customerId, parser, skipper);
                case "erase" -> {
                    erase = parser.currentToken() == JsonToken.VALUE_TRUE;
                    skipper.skip(parser);
                }
                default -> skipper.skip(parser);
            }
        }
    }
}
