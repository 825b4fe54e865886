package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.Arrays;
import java.util.List;

/** Finds the value of one field among what was captured. */
final class PathReader {

    private final JsonScalar absent;
    private final JsonScalar joined;
    private JsonScalar[][] alternatives = {};

    PathReader(MappedField field, FieldPath path) {
        String name = field.canonical() + " at " + path.toString().replace(" | ", " or ");
        absent = new JsonScalar(name);
        joined = new JsonScalar(name);
    }

    void add(List<JsonScalar> captured) {
        alternatives = Arrays.copyOf(alternatives, alternatives.length + 1);
        alternatives[alternatives.length - 1] = captured.toArray(JsonScalar[]::new);
    }

    /** The first alternative that is there; one that is absent if none is. */
    JsonScalar value() {
        for (JsonScalar[] parts : alternatives) {
            JsonScalar value = parts.length == 1 ? parts[0] : join(parts);
            if (!value.isAbsent()) {
                return value;
            }
        }
        return absent;
    }

    boolean isThere() {
        return !value().isAbsent();
    }

    /** A part that is no part of an id stands for the whole, so that it is named. */
    private JsonScalar join(JsonScalar[] parts) {
        joined.set(JsonScalar.Kind.STRING);
        for (int i = 0; i < parts.length; i++) {
            JsonScalar part = parts[i];
            if (part.isAbsent()) {
                return absent;
            }
            if (FactFields.idFault(part) != null) {
                return part;
            }
            if (i > 0) {
                joined.append(":");
            }
            joined.append(part);
        }
        return joined;
    }
}
