package io.churnwarnings.tools.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What stands at one place of the records. */
final class Field {

    private static final int MOST_VALUES = 400;

    final String pointer;
    final Map<String, Integer> values = new LinkedHashMap<>();
    int seen;
    int texts;
    int integers;
    int numbers;
    int arraysOfObjects;

    Field(String pointer) {
        this.pointer = pointer;
    }

    void add(JsonNode value) {
        if (value.isNull()) {
            return;
        }
        seen++;
        if (value.isArray()) {
            boolean objects = !value.isEmpty();
            for (JsonNode element : value) {
                objects &= element.isObject();
            }
            arraysOfObjects += objects ? 1 : 0;
            return;
        }
        texts += value.isTextual() ? 1 : 0;
        integers += value.isIntegralNumber() ? 1 : 0;
        numbers += value.isNumber() ? 1 : 0;
        if (values.size() < MOST_VALUES || values.containsKey(value.asText())) {
            values.merge(value.asText(), 1, Integer::sum);
        }
    }

    /** The names on the way, small, one after the other. */
    String path() {
        return pointer.toLowerCase(Locale.ROOT);
    }

    /** The last name, small and without underlines. */
    String name() {
        return path().substring(path().lastIndexOf('/') + 1).replaceAll("[^a-z0-9]", "");
    }

    int depth() {
        return (int) pointer.chars().filter(c -> c == '/').count();
    }

    /** The share of values that are unlike all others, 0 to 1. */
    double distinct() {
        int counted = values.values().stream().mapToInt(Integer::intValue).sum();
        return counted == 0 ? 0 : (double) values.size() / counted;
    }

    /** The share of values that match, 0 to 1. */
    double matching(String regex) {
        return values.isEmpty()
                ? 0
                : values.keySet().stream().filter(value -> value.matches(regex)).count()
                        / (double) values.size();
    }
}
