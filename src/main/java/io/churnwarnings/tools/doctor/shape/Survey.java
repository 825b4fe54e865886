package io.churnwarnings.tools.doctor.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Goes through records of an unknown shape and notes what stands where. */
public final class Survey {

    static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private static final int MOST_FIELDS = 2_000;
    private static final int DEEPEST = 6;

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Field> inArrays = new LinkedHashMap<>();
    private int objects;
    private int changes;
    private int envelopes;

    public void add(byte[] value) {
        JsonNode root = parse(value);
        if (root != null && root.isArray()) {
            root.forEach(this::addRecord);
        } else {
            addRecord(root);
        }
    }

    /** Takes a record that is parsed already. */
    public void addRecord(JsonNode record) {
        JsonNode root = record;
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
                        entry ->
                                note(
                                        at + "/" + FieldPlaces.step(entry.getKey()),
                                        entry.getValue(),
                                        depth));
    }

    private void note(String at, JsonNode value, int depth) {
        if (value.isObject()) {
            if (depth < DEEPEST) {
                walk(at, value, depth + 1);
            }
        } else if (fields.containsKey(at) || fields.size() < MOST_FIELDS) {
            fields.computeIfAbsent(at, Field::new).add(value);
            if (value.isArray()) {
                value.forEach(element -> noteElement(at + "/[]", element, depth + 1));
            }
        }
    }

    /** What stands in the elements of arrays is noted apart: it is not one value a record. */
    private void noteElement(String at, JsonNode element, int depth) {
        element.fields()
                .forEachRemaining(
                        entry -> {
                            String place = at + "/" + FieldPlaces.step(entry.getKey());
                            JsonNode value = entry.getValue();
                            if (value.isObject() && depth < DEEPEST) {
                                noteElement(place, value, depth + 1);
                            } else if (value.isArray() && depth < DEEPEST) {
                                value.forEach(
                                        inner -> noteElement(place + "/[]", inner, depth + 1));
                            } else if (inArrays.containsKey(place)
                                    || inArrays.size() < MOST_FIELDS) {
                                inArrays.computeIfAbsent(place, Field::new).add(value);
                            }
                        });
    }

    public static JsonNode parse(byte[] value) {
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

    public Collection<Field> fields() {
        return fields.values();
    }

    /** What stands in elements of arrays, whose place is {@code []}. */
    Collection<Field> inArrays() {
        return inArrays.values();
    }

    /** Whether something stands at a place, now and then at least. */
    public boolean has(String pointer) {
        Field field = fields.get(pointer);
        return field != null
                || fields.keySet().stream().anyMatch(at -> at.startsWith(pointer + "/"));
    }

    public Field field(String pointer) {
        return fields.get(pointer);
    }

    public int objects() {
        return objects;
    }

    /** Whether the records are rows as Debezium's change events have them. */
    public boolean areChanges() {
        return changes * 2 > objects;
    }

    /** Whether the records are CloudEvents. */
    public boolean areEnvelopes() {
        return envelopes * 2 > objects;
    }
}
