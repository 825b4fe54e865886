package io.churnwarnings.tools.doctor.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What stands at one place of the records. */
public final class Field {

    private static final int MOST_VALUES = 2_000;
    private static final int LONGEST = 200;

    public final String pointer;
    public final Map<String, Integer> values = new LinkedHashMap<>();
    final DayOrder days = new DayOrder();
    int seen;
    int texts;
    int integers;
    int numbers;
    int booleans;
    int arraysOfObjects;
    int repeated;
    private String last;

    Field(String pointer) {
        this.pointer = pointer;
    }

    void add(JsonNode value) {
        if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
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
        booleans += value.isBoolean() ? 1 : 0;
        String text = value.asText();
        days.see(text);
        repeated += text.equals(last) ? 1 : 0;
        last = text;
        if (values.size() < MOST_VALUES || values.containsKey(text)) {
            values.merge(
                    text.length() > LONGEST ? text.substring(0, LONGEST) : text, 1, Integer::sum);
        }
    }

    /** The words of the last name, small, with a blank between them. */
    String words() {
        String place = named();
        return words(place.substring(place.lastIndexOf('/') + 1));
    }

    /** The place without the name of a type, as Avro's JSON has it: {@code {"string": "A-1"}}. */
    private String named() {
        return pointer.replaceFirst("(?<=[^/])/(string|int|long|float|double|boolean|bytes)$", "");
    }

    /** The words of the names on the way. */
    String parents() {
        String place = named();
        return words(place.substring(0, place.lastIndexOf('/')).replace('/', ' '));
    }

    private static String words(String name) {
        return name.replace("~1", "/")
                .replace("~0", "~")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_.:#/()-]+", " ")
                .strip();
    }

    public int depth() {
        return (int) pointer.chars().filter(c -> c == '/').count();
    }

    /** Whether these are days since 1900 of our time, as spreadsheets count them. */
    public boolean looksLikeDayNumbers() {
        return words().matches(".*(date|time|datum|fecha|data|created|day|tag).*")
                && matching("[34][0-9]{4}([.,][0-9]+)?") > 0.9;
    }

    /** Whether these are times as some services have them: {@code /Date(1700000000000)/}. */
    public boolean looksLikeDatesOfScripts() {
        return matching("/Date\\(-?[0-9]+([+-][0-9]{4})?\\)/") > 0.9;
    }

    boolean isScalar() {
        return texts + numbers + booleans > 0;
    }

    /** The share of values that are unlike all others, 0 to 1. */
    double distinct() {
        int counted = values.values().stream().mapToInt(Integer::intValue).sum();
        return counted == 0 ? 0 : (double) values.size() / counted;
    }

    /** Whether a value matches. */
    public boolean has(String regex) {
        return values.keySet().stream().anyMatch(value -> value.strip().matches(regex));
    }

    /** The share of values that match, 0 to 1. */
    double matching(String regex) {
        return values.isEmpty()
                ? 0
                : values.keySet().stream().filter(value -> value.strip().matches(regex)).count()
                        / (double) values.size();
    }
}
