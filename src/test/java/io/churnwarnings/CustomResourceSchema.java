package io.churnwarnings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of OpenAPI that definitions of custom resources are written in. Unlike Kubernetes, which
 * drops what it does not know, it calls an unknown field a mistake.
 */
final class CustomResourceSchema {

    private final List<String> mistakes = new ArrayList<>();

    /** All that a schema does not allow of a value. */
    static List<String> mistakes(JsonNode value, JsonNode schema, String path) {
        CustomResourceSchema check = new CustomResourceSchema();
        check.value(value, schema, path);
        return check.mistakes;
    }

    private void value(JsonNode value, JsonNode schema, String path) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            require(value.isInt() || value.isTextual(), path, "an integer or a text");
            return;
        }
        if (schema.has("enum")) {
            require(contains(schema.get("enum"), value), path, "one of " + schema.get("enum"));
        }
        switch (schema.path("type").asText()) {
            case "object" -> object(value, schema, path);
            case "array" -> array(value, schema, path);
            case "string" -> require(value.isTextual(), path, "a text");
            case "integer" -> require(value.isIntegralNumber(), path, "an integer");
            case "number" -> require(value.isNumber(), path, "a number");
            case "boolean" -> require(value.isBoolean(), path, "true or false");
            default -> {
                // Anything goes.
            }
        }
    }

    private void object(JsonNode value, JsonNode schema, String path) {
        require(value.isObject(), path, "an object");
        JsonNode known = schema.path("properties");
        for (JsonNode name : schema.path("required")) {
            require(value.has(name.asText()), path + "." + name.asText(), "there");
        }
        value.properties()
                .forEach(
                        field -> {
                            String name = path + "." + field.getKey();
                            JsonNode others = schema.path("additionalProperties");
                            if (known.has(field.getKey())) {
                                value(field.getValue(), known.get(field.getKey()), name);
                            } else if (others.isObject()) {
                                value(field.getValue(), others, name);
                            } else if (!schema.path("x-kubernetes-preserve-unknown-fields")
                                    .asBoolean()) {
                                mistakes.add(name + " is unknown");
                            }
                        });
    }

    private void array(JsonNode value, JsonNode schema, String path) {
        require(value.isArray(), path, "a list");
        for (int i = 0; i < value.size(); i++) {
            value(value.get(i), schema.path("items"), path + "[" + i + "]");
        }
    }

    private void require(boolean holds, String path, String what) {
        if (!holds) {
            mistakes.add(path + " must be " + what);
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
