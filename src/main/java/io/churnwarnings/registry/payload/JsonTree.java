package io.churnwarnings.registry.payload;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/** An event's JSON, with its numbers exactly as they stand there. */
public final class JsonTree {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private JsonTree() {}

    public static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event would lose fields that its schema does not have. */
    public static void checkNames(JsonNode object, Predicate<String> known) {
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.test(name)) {
                                throw new IllegalStateException(
                                        "the schema of the events has no field " + name);
                            }
                        });
    }
}
