package io.churnwarnings.registry.payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A schema as a registry keeps it.
 *
 * @param type AVRO, PROTOBUF or JSON
 * @param text of the schema
 * @param references other schemas that it needs, by the names it has for them, each after those
 *     that it needs itself
 */
public record SchemaText(String type, String text, Map<String, String> references) {

    public SchemaText {
        // A copy that keeps the order.
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }
}
