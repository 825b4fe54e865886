package io.churnwarnings.codec.field;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.NameGuesses;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A place in a record to which pointers lead, or through which they do. Reads what stands there in
 * one pass; what stands elsewhere is skipped.
 */
final class PointerNode {

    /** Of so many fields it is remembered where they led: a shop writes all in one order. */
    private static final int POSITIONS = 32;

    private final Map<String, PointerNode> children = new HashMap<>();
    private final NameGuesses names = new NameGuesses();
    private final String[] knownNames = new String[POSITIONS];
    private final PointerNode[] knownChildren = new PointerNode[POSITIONS];
    private JsonScalar[] captures = {};
    private JsonScalar[] within = {};
    private final ChosenElements chosen = new ChosenElements();
    private PointerNode last;
    private int lastIndex = -1;
    private JsonScalar array;

    /** Whether a step leads to an element of an array by its number, or may do so. */
    static boolean isCounted(String step) {
        return step.equals(Pointer.LAST) || isNumber(step);
    }

    private static boolean isNumber(String step) {
        return step.matches("0|[1-9][0-9]{0,3}");
    }

    /** The place to which {@code pointer} leads from here. */
    PointerNode at(Pointer pointer) {
        PointerNode node = this;
        for (String step : pointer.steps()) {
            node = node.step(step);
        }
        return node;
    }

    private PointerNode step(String name) {
        if (ChosenElements.isChoice(name)) {
            return chosen.step(name);
        }
        if (name.equals(Pointer.LAST)) {
            last = last == null ? new PointerNode() : last;
            return last;
        }
        if (isNumber(name)) {
            lastIndex = Math.max(lastIndex, Integer.parseInt(name));
        }
        return children.computeIfAbsent(name, n -> new PointerNode());
    }

    /** What stands here is wanted. */
    void capture(JsonScalar value) {
        captures = with(captures, value);
    }

    /** Whether an array of objects stands here is wanted: {@code mark} is absent if it may be. */
    void checkArray(JsonScalar mark) {
        array = mark;
    }

    /** All is told; returns the values that stand here or within. */
    JsonScalar[] freeze() {
        within = captures;
        if (array != null) {
            within = with(within, array);
        }
        for (PointerNode child : children.values()) {
            within = with(within, child.freeze());
        }
        for (PointerNode element : chosen.nodes()) {
            within = with(within, element.freeze());
        }
        if (last != null) {
            within = with(within, last.freeze());
        }
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

    void clear() {
        for (JsonScalar value : within) {
            value.clear();
        }
    }

    private static JsonScalar[] with(JsonScalar[] some, JsonScalar... more) {
        JsonScalar[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Takes the value on which {@code parser} stands, and leaves the parser at its end. */
    void read(JsonParser parser, FieldTarget.Skipper skipper) throws IOException {
        if (!children.isEmpty() || last != null || !chosen.isEmpty()) {
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
            case VALUE_NUMBER_FLOAT -> value.set(JsonScalar.Kind.DECIMAL, parser);
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
        chosen.begin();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            objects &= t == JsonToken.START_OBJECT;
            PointerNode element = index <= lastIndex ? children.get(Integer.toString(index)) : null;
            element = element == null ? last : element;
            if (element != null) {
                element.read(parser, skipper);
            } else if (chosen.isEmpty()) {
                skipper.skip(parser);
            } else {
                chosen.read(parser, skipper);
            }
            index++;
        }
        if (array != null && objects) {
            array.clear();
        }
    }
}
