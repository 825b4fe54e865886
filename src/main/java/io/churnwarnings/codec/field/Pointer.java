package io.churnwarnings.codec.field;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a record: a JSON Pointer (RFC 6901), in which the step {@code *} stands for the last
 * element of an array, and {@code [key=word]} for the first whose field {@code key} is {@code
 * word}; or an attribute of the CloudEvent that carries the record, {@code ce:type} for example.
 *
 * @param text as it was written
 * @param steps the names on the way from the root, or the attribute's name alone
 * @param attribute whether it is an attribute
 */
record Pointer(String text, List<String> steps, boolean attribute) implements Serializable {

    static final String LAST = "*";

    private static final String ATTRIBUTE = "ce:";

    /**
     * Reads a pointer.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static Pointer parse(String text) {
        if (text.startsWith(ATTRIBUTE)) {
            String name = text.substring(ATTRIBUTE.length());
            if (!name.matches("[a-z0-9]{1,40}")) {
                throw new IllegalArgumentException(
                        "'" + text + "' names no CloudEvents attribute, such as ce:type");
            }
            return new Pointer(text, List.of(name), true);
        }
        if (!text.startsWith("/") || text.length() == 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no JSON Pointer, such as /order/id: it must begin with /");
        }
        List<String> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            if (step.matches(".*~(?![01]).*")) {
                throw new IllegalArgumentException(
                        "'" + text + "' has a ~ that is not followed by 0 or 1 (~0 stands for ~)");
            }
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new Pointer(text, List.copyOf(steps), false);
    }

    /** The same place within what stands at {@code parent}. */
    Pointer under(String parent) {
        if (attribute) {
            return this;
        }
        List<String> all = new ArrayList<>(parse(parent).steps);
        all.addAll(steps);
        return new Pointer(parent + text, List.copyOf(all), false);
    }
}
