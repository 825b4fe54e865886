package io.churnwarnings.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An object of the model's document. It collects all mistakes instead of stopping at the first one.
 */
final class ModelPart {

    private static final int MAX_SHOWN = 100;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final String path;
    private final JsonNode object;
    private final List<String> mistakes;

    ModelPart(JsonNode document) {
        this("", document, new ArrayList<>());
    }

    private ModelPart(String path, JsonNode object, List<String> mistakes) {
        this.path = path;
        this.object = object;
        this.mistakes = mistakes;
    }

    List<String> mistakes() {
        return mistakes;
    }

    /** A text that must be there; null after a mistake. */
    String text(String name, int most) {
        JsonNode value = object.get(name);
        if (value == null
                || !value.isTextual()
                || value.asText().isBlank()
                || value.asText().length() > most) {
            mistake(name, value, "a text of 1 to " + most + " letters, not blank");
            return null;
        }
        return value.asText();
    }

    /** A number that must be there; NaN after a mistake. */
    double number(String name, double least, double most) {
        JsonNode value = object.get(name);
        if (value == null
                || !value.isNumber()
                || !(value.asDouble() >= least && value.asDouble() <= most)) {
            mistake(name, value, "a number from " + least + " to " + most);
            return Double.NaN;
        }
        return value.asDouble();
    }

    /** A price of a line that must be there; NaN after a mistake. */
    double price(String name) {
        JsonNode value = object.get(name);
        BigDecimal price =
                value != null && value.isNumber() && Double.isFinite(value.asDouble())
                        ? value.decimalValue()
                        : BigDecimal.ZERO;
        if (price.signum() <= 0
                || price.compareTo(BigDecimal.valueOf(LinePrices.MOST)) > 0
                || price.stripTrailingZeros().scale() > LinePrices.DECIMALS) {
            mistake(
                    name,
                    value,
                    "a number above 0 and at most %s, with at most %d decimals"
                            .formatted(LinePrices.MOST, LinePrices.DECIMALS));
            return Double.NaN;
        }
        return price.doubleValue();
    }

    /** A currency that must be there; null after a mistake. */
    String currency(String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isTextual() || !CURRENCY.matcher(value.asText()).matches()) {
            mistake(name, value, "the ISO 4217 code in which value and spend count, such as CNY");
            return null;
        }
        return value.asText();
    }

    /** A number, or null if it is absent. */
    Double optional(String name, double least, double most) {
        return isAbsent(name) ? null : (Double) number(name, least, most);
    }

    /** A part of the document, or null if it is absent. */
    <T> T part(String name, Function<ModelPart, T> read) {
        if (isAbsent(name)) {
            return null;
        }
        JsonNode value = object.get(name);
        if (!value.isObject()) {
            mistake(name, value, "an object");
            return null;
        }
        return read.apply(new ModelPart(path + name + ".", value, mistakes));
    }

    private boolean isAbsent(String name) {
        return object.get(name) == null || object.get(name).isNull();
    }

    void mistake(String name, String allowed) {
        mistake(name, object.get(name), allowed);
    }

    private void mistake(String name, JsonNode value, String allowed) {
        mistakes.add(
                path
                        + name
                        + (value == null ? " is missing" : " is " + shown(value))
                        + ", but must be "
                        + allowed);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }
}
