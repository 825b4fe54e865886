package io.churnwarnings.codec.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.NameGuesses;
import io.churnwarnings.codec.json.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A place in a record at which pointers end, or through which they pass. Reads the values there in
 * one pass and skips all others.
 */
public final class PointerNode {

    /** Number of field positions that are remembered: a shop writes all objects in one order. */
    private static final int POSITIONS = 32;

    private final Map<String, PointerNode> children = new HashMap<>();
    private final NameGuesses names = new NameGuesses();
    private final String[] knownNames = new String[POSITIONS];
    private final PointerNode[] knownChildren = new PointerNode[POSITIONS];
    private JsonScalar[] captures = {};
    private Slot[] within = {};
    private ElementReader elements;
    private int lastIndex = -1;
    private JsonScalar array;

    /** The place to which a step leads from here that chooses no element. */
    public PointerNode field(Step step) {
        if (step.isNumber()) {
            lastIndex = Math.max(lastIndex, Integer.parseInt(step.name()));
        }
        return children.computeIfAbsent(step.name(), name -> new PointerNode());
    }

    /** The reader of the elements, if the value here is an array. */
    public ElementReader elements() {
        if (elements == null) {
            elements = new ElementReader();
        }
        return elements;
    }

    /** The value at the end of steps that lead to a single value. */
    public JsonScalar scalar(List<Step> way, String name) {
        if (way.isEmpty()) {
            JsonScalar value = new JsonScalar(name);
            captures = with(captures, value);
            return value;
        }
        Step step = way.get(0);
        List<Step> rest = way.subList(1, way.size());
        if (step.kind() == Step.Kind.FIELD) {
            return field(step).scalar(rest, name);
        }
        JsonScalar inner = elements().element().scalar(rest, name);
        JsonScalar outer = new JsonScalar(name);
        // The first element, where only one can be used.
        Step one =
                step.kind() == Step.Kind.EACH ? new Step(Step.Kind.FIRST, "", step.filter()) : step;
        elements().choose(one, outer, () -> outer.copy(inner));
        return outer;
    }

    /** Whether an array of objects stands here is wanted: {@code mark} is absent if it may be. */
    public void checkArray(List<Step> way, JsonScalar mark) {
        if (way.isEmpty()) {
            array = mark;
        } else if (way.get(0).kind() == Step.Kind.FIELD) {
            field(way.get(0)).checkArray(way.subList(1, way.size()), mark);
        } else {
            elements().element().checkArray(way.subList(1, way.size()), mark);
        }
    }

    /** The element is complete; returns the values that stand here or within. */
    Slot[] freeze() {
        List<Slot> all = new ArrayList<>(Arrays.asList(captures));
        if (array != null) {
            all.add(array);
        }
        for (PointerNode child : children.values()) {
            all.addAll(Arrays.asList(child.freeze()));
        }
        if (elements != null) {
            elements.element().freeze();
            all.addAll(elements.slots());
            all.addAll(Arrays.asList(elements.element().within));
        }
        within = all.toArray(Slot[]::new);
        return within;
    }

    /**
     * The place of a field of the object that stands here, or null.
     *
     * @param position of the field in the object
     */
    PointerNode child(String name, int position) {
        if (position >= POSITIONS) {
            return children.get(name);
        }
        // The same name is the same string as long as it is guessed.
        if (knownNames[position] != name) {
            knownNames[position] = name;
            knownChildren[position] = children.get(name);
        }
        return knownChildren[position];
    }

    public void clear() {
        for (Slot value : within) {
            value.clear();
        }
    }

    /** Takes the texts of fields that are at hand, null where one is absent. */
    void take(Function<String, String> texts) {
        children.forEach(
                (name, child) -> {
                    String text = texts.apply(name);
                    if (text != null) {
                        for (JsonScalar value : child.captures) {
                            value.setString(text);
                        }
                    }
                });
    }

    /** Takes the value on which {@code parser} stands, and leaves the parser at its end. */
    public void read(JsonParser parser, FieldTarget.Skipper skipper) throws IOException {
        if (!children.isEmpty() || elements != null) {
            clear();
        }
        JsonToken token = parser.currentToken();
        if (array != null && token != JsonToken.VALUE_NULL) {
            array.set(JsonScalar.Kind.OTHER);
        }
        for (JsonScalar value : captures) {
            capture(value, token, parser);
        }
        if (token == JsonToken.START_OBJECT && !children.isEmpty()) {
            readObject(parser, skipper);
        } else if (token == JsonToken.START_ARRAY) {
            readArray(parser, skipper);
        } else {
            skipper.skip(parser);
        }
    }

    private static void capture(JsonScalar value, JsonToken token, JsonParser parser)
            throws IOException {
        switch (token) {
            case VALUE_NULL -> value.clear();
            case VALUE_STRING -> value.set(JsonScalar.Kind.STRING, parser);
            case VALUE_NUMBER_INT -> value.set(JsonScalar.Kind.INTEGER, parser);
            case VALUE_NUMBER_FLOAT -> {
                value.set(JsonScalar.Kind.DECIMAL, parser);
                if (!value.startsWithDigit()) {
                    // NaN and similar, which data frames write for missing values.
                    value.clear();
                }
            }
            case VALUE_TRUE, VALUE_FALSE -> value.set(JsonScalar.Kind.OTHER, parser);
            default -> value.set(JsonScalar.Kind.OTHER);
        }
    }

    private void readObject(JsonParser parser, FieldTarget.Skipper skipper) throws IOException {
        int position = 0;
        for (String name = names.next(parser, position);
                name != null;
                name = names.next(parser, ++position)) {
            parser.nextToken();
            PointerNode child = child(name, position);
            if (child == null) {
                skipper.skip(parser);
            } else {
                child.read(parser, skipper);
            }
        }
    }

    private void readArray(JsonParser parser, FieldTarget.Skipper skipper) throws IOException {
        boolean objects = true;
        int index = 0;
        if (elements != null) {
            elements.begin();
        }
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            objects &= t == JsonToken.START_OBJECT;
            PointerNode element = index <= lastIndex ? children.get(Integer.toString(index)) : null;
            if (element != null) {
                element.read(parser, skipper);
            } else if (elements != null) {
                elements.read(parser, skipper);
            } else {
                skipper.skip(parser);
            }
            index++;
        }
        if (array != null && objects) {
            array.clear();
        }
    }

    private static JsonScalar[] with(JsonScalar[] some, JsonScalar more) {
        JsonScalar[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more;
        return all;
    }
}
