package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.Escapes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A step on the way to a place in a record.
 *
 * @param kind the kind of value it leads to
 * @param name of the field, or the number of the element; empty for elements that are chosen
 * @param filter the conditions on an element that is chosen
 */
public record Step(Kind kind, String name, List<Test> filter) implements Serializable {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,3}");

    public enum Kind {
        /** The field of an object, or the element of an array with a number. */
        FIELD,
        /** {@code *}: the last element of an array. */
        LAST,
        /** {@code [key=word]}: the first element that meets all. */
        FIRST,
        /** {@code []} or {@code [key=word][]}: every element that meets all. */
        EACH
    }

    /**
     * A condition on a field of an element.
     *
     * @param field its name
     * @param equal whether it must equal the word, or must differ
     * @param word the text of its value
     */
    record Test(String field, boolean equal, String word) implements Serializable {}

    /** Reads the text between two slashes. */
    public static Step parse(String text) {
        if (text.equals("*")) {
            return new Step(Kind.LAST, "", List.of());
        }
        if (text.equals("[]")) {
            return new Step(Kind.EACH, "", List.of());
        }
        boolean each = text.endsWith("][]");
        String choice = each ? text.substring(0, text.length() - 2) : text;
        if (choice.startsWith("[") && choice.endsWith("]")) {
            List<Test> filter = tests(choice.substring(1, choice.length() - 1));
            if (filter != null) {
                return new Step(each ? Kind.EACH : Kind.FIRST, "", filter);
            }
        }
        return new Step(Kind.FIELD, name(text), List.of());
    }

    /** A step to a field, by its name. */
    public static Step field(String name) {
        return new Step(Kind.FIELD, name, List.of());
    }

    /** Whether it leads to an element of an array by its number, or may do so. */
    public boolean isNumber() {
        return kind == Kind.FIELD && NUMBER.matcher(name).matches();
    }

    private static List<Test> tests(String text) {
        List<Test> tests = new ArrayList<>();
        for (String part : Escapes.split(text, '&')) {
            int at = part.indexOf('=');
            boolean equal = at < 1 || part.charAt(at - 1) != '!';
            int end = equal ? at : at - 1;
            if (end < 1) {
                return null;
            }
            tests.add(
                    new Test(
                            name(part.substring(0, end).trim()),
                            equal,
                            name(part.substring(at + 1))));
        }
        return List.copyOf(tests);
    }

    private static String name(String text) {
        return Escapes.plain(text).replace("~1", "/").replace("~0", "~");
    }
}
