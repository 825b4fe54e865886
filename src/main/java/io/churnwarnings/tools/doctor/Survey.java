package io.churnwarnings.tools.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Goes through records of an unknown shape and notes what stands where. */
final class Survey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FIELDS = 2_000;
    private static final int DEEPEST = 6;

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private int objects;
    private int changes;
    private int envelopes;

    void add(byte[] value) {
        JsonNode root = parse(value);
        if (root == null || !root.isObject()) {
            return;
        }
        objects++;
        if (root.path("specversion").isTextual() && root.path("data").isObject()) {
            envelopes++;
            root = root.get("data");
        }
        JsonNode change = root.path("payload").has("op") ? root.get("payload") : root;
        if (change.has("op") && change.has("after")) {
            changes++;
            root = change.get("after");
        }
        walk("", root, 1);
    }

    private void walk(String at, JsonNode object, int depth) {
        object.fields()
                .forEachRemaining(
                        entry -> {
                            String name = entry.getKey().replace("~", "~0").replace("/", "~1");
                            note(at + "/" + name, entry.getValue(), depth);
                        });
    }

    private void note(String at, JsonNode value, int depth) {
        // A | or a blank before it would be read as the next place.
        if (at.contains("|") || at.contains(":")) {
            return;
        }
        if (value.isObject()) {
            if (depth < DEEPEST) {
                walk(at, value, depth + 1);
            }
        } else if (fields.containsKey(at) || fields.size() < MOST_FIELDS) {
            fields.computeIfAbsent(at, Field::new).add(value);
        }
    }

    private static JsonNode parse(byte[] value) {
        if (value == null || value.length == 0) {
            return null;
        }
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
    }

    Collection<Field> fields() {
        return fields.values();
    }

    int objects() {
        return objects;
    }

    /** Whether the records are rows as Debezium's change events have them. */
    boolean areChanges() {
        return changes * 2 > objects;
    }

    /** Whether the records are CloudEvents. */
    boolean areEnvelopes() {
        return envelopes * 2 > objects;
    }
}
