package io.churnwarnings.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.model.LinePrices;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An object of a document. It collects all mistakes instead of stopping at the first one; a null
 * value counts as absent.
 */
final class DocumentPart {

    static final String INSTANT =
            "an ISO-8601 instant with offset, such as 2026-03-01T00:00:00Z, of the years 1970 to"
                    + " 9999";

    private static final int MAX_SHOWN = 100;

    private final String path;
    private final JsonNode object;
    private final List<String> mistakes;
    private final Set<String> names = new LinkedHashSet<>();

    DocumentPart(JsonNode document, List<String> mistakes) {
        this("", document, mistakes);
    }

    private DocumentPart(String path, JsonNode object, List<String> mistakes) {
        this.path = path;
        this.object = object;
        this.mistakes = mistakes;
    }

    /** A version that must be there; null after a mistake. */
    String version(String name, int most) {
        JsonNode value = get(name);
        if (value == null
                || !value.isTextual()
                || value.asText().isBlank()
                || value.asText().length() > most
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value.asText())) {
            mistake(name, "a text of 1 to " + most + " letters, not blank");
            return null;
        }
        return value.asText();
    }

    /** A time that must be there, in UTC epoch milliseconds; null after a mistake. */
    Long instant(String name) {
        JsonNode value = get(name);
        try {
            if (value != null && value.isTextual()) {
                OffsetDateTime time = OffsetDateTime.parse(value.asText());
                int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
                if (year >= 1970 && year <= 9999) {
                    return time.toInstant().toEpochMilli();
                }
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        mistake(name, INSTANT);
        return null;
    }

    /** A number above {@code floor}, or from there on if {@code inclusive}, up to {@code most}. */
    BigDecimal number(String name, double floor, boolean inclusive, double most) {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!((inclusive ? number >= floor : number > floor) && number <= most)) {
            mistake(
                    name,
                    "a number " + (inclusive ? "from " : "above ") + floor + " up to " + most);
            return null;
        }
        return value.decimalValue();
    }

    /** The price of a day of delay. */
    Double price(String name) {
        String allowed =
                "a number above 0 and at most %s, with at most %d decimals"
                        .formatted(LinePrices.MOST, LinePrices.DECIMALS);
        BigDecimal price =
                read(name, allowed, value -> value.isNumber() ? value.decimalValue() : null);
        if (price == null) {
            return null;
        }
        if (price.signum() <= 0
                || price.compareTo(BigDecimal.valueOf(LinePrices.MOST)) > 0
                || price.stripTrailingZeros().scale() > LinePrices.DECIMALS) {
            mistake(name, allowed);
            return null;
        }
        return price.doubleValue();
    }

    Integer whole(String name, int least, int most) {
        JsonNode value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.asInt() < least
                || value.asInt() > most) {
            mistake(name, "a whole number from " + least + " to " + most);
            return null;
        }
        return value.asInt();
    }

    Boolean flag(String name) {
        JsonNode value = get(name);
        if (value != null && !value.isBoolean()) {
            mistake(name, "true or false");
            return null;
        }
        return value == null ? null : (Boolean) value.asBoolean();
    }

    /** A value converted by {@code read}, which returns null for an invalid value. */
    <T> T read(String name, String allowed, Function<JsonNode, T> read) {
        JsonNode value = get(name);
        T result = value == null ? null : read.apply(value);
        if (value != null && result == null) {
            mistake(name, allowed);
        }
        return result;
    }

    /** A part of the document, or {@code none} if it is absent. */
    <T> T part(String name, T none, Function<DocumentPart, T> read) {
        JsonNode value = get(name);
        if (value == null) {
            return none;
        }
        if (!value.isObject()) {
            mistake(name, "an object");
            return none;
        }
        return read.apply(new DocumentPart(path + name + ".", value, mistakes));
    }

    /** Like {@link #read}, of a value that must be there; null after a mistake. */
    <T> T needed(String name, String allowed, Function<JsonNode, T> read) {
        if (get(name) == null) {
            mistake(name, allowed);
            return null;
        }
        return read(name, allowed, read);
    }

    /** The elements of an array of objects; empty if it is absent. */
    List<DocumentPart> parts(String name, int most) {
        JsonNode value = get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            mistake(name, "an array of at most " + most + " objects");
            return List.of();
        }
        List<DocumentPart> parts = new ArrayList<>();
        for (JsonNode element : value) {
            String place = path + name + "[" + parts.size() + "]";
            if (!element.isObject()) {
                mistakes.add(
                        place + " is " + shown(element.toString()) + ", but must be an object");
                return List.of();
            }
            parts.add(new DocumentPart(place + ".", element, mistakes));
        }
        return parts;
    }

    /** Reports a mistake that is not one value's alone. */
    void add(String mistake) {
        mistakes.add(path + mistake);
    }

    /** The names that are there and have a value. */
    List<String> present() {
        List<String> present = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!field.getValue().isNull()) {
                present.add(field.getKey());
            }
        }
        return present;
    }

    /** Reports the remedy for each unknown name. */
    void checkNames(Function<String, String> advice) {
        for (String name : present()) {
            if (!names.contains(name)) {
                String what = advice.apply(name);
                mistakes.add(
                        path
                                + name
                                + (what == null
                                        ? " is not known here: leave it out, or write one of "
                                                + String.join(", ", names)
                                        : what));
            }
        }
    }

    void mistake(String name, String allowed) {
        JsonNode value = object.get(name);
        mistakes.add(
                path
                        + name
                        + (value == null || value.isNull()
                                ? " is missing"
                                : " is " + shown(value.toString()))
                        + ", but must be "
                        + allowed);
    }

    private JsonNode get(String name) {
        names.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    static String shown(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }
}
