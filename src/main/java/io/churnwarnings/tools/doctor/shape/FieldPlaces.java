package io.churnwarnings.tools.doctor.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** Places in records, as mappings write them. */
public final class FieldPlaces {

    private FieldPlaces() {}

    /** A name as a step of a place: what has a meaning of its own there loses it. */
    static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1").replaceAll("([\\\\|&*:,])", "\\\\$1");
    }

    /** The text at the first of several places that is there; null if there is none. */
    public static String text(JsonNode record, String places) {
        for (String place : places.split(" \\| ")) {
            JsonNode at = record.at(plain(place));
            if (!at.isMissingNode() && !at.isNull() && !at.asText().isBlank()) {
                return at.asText().strip();
            }
        }
        return null;
    }

    /** A place as JSON Pointers are. */
    public static String plain(String place) {
        return place.strip().replaceAll("\\\\(.)", "$1");
    }
}
