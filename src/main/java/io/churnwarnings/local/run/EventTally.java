package io.churnwarnings.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Counts events by type and stage. */
final class EventTally {

    private final Map<String, Long> counts = new TreeMap<>();
    private long total;

    void add(JsonNode event) {
        total++;
        String type = event.path("type").asText();
        count(type);
        if (type.equals("RAISED")) {
            count(type + " " + event.path("stage").asText());
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** How many events there are of a type, or of a type and stage ({@code RAISED AT_RISK}). */
    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    long total() {
        return total;
    }
}
