package io.churnwarnings.codec.mapping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a record: a JSON Pointer (RFC 6901) with steps that choose elements of arrays, see
 * {@link Step}; or an attribute of the CloudEvent that carries the record, {@code ce:type} for
 * example.
 *
 * @param text as it was written
 * @param steps the way from the root, or the attribute's name alone
 * @param attribute whether it is an attribute
 */
public record Pointer(String text, List<Step> steps, boolean attribute) implements Serializable {

    private static final String ATTRIBUTE = "ce:";

    /**
     * Reads a pointer.
     *
     * @throws IllegalArgumentException with its error as the message
     */
    public static Pointer parse(String text) {
        if (text.startsWith(ATTRIBUTE)) {
            String name = text.substring(ATTRIBUTE.length());
            if (!name.matches("[a-z0-9]{1,40}")) {
                throw new IllegalArgumentException(
                        "'" + text + "' names no CloudEvents attribute, such as ce:type");
            }
            return new Pointer(text, List.of(Step.field(name)), true);
        }
        if (!text.startsWith("/") || text.length() == 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no JSON Pointer, such as /order/id: it must begin with /");
        }
        List<Step> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            if (step.matches(".*~(?![01]).*")) {
                throw new IllegalArgumentException(
                        "'" + text + "' has a ~ that is not followed by 0 or 1 (~0 stands for ~)");
            }
            steps.add(Step.parse(step));
        }
        return new Pointer(text, List.copyOf(steps), false);
    }

    /** The same place within the value at {@code parent}. */
    public Pointer under(String parent) {
        if (attribute || parent.isEmpty()) {
            return this;
        }
        List<Step> all = new ArrayList<>(parse(parent).steps);
        all.addAll(steps);
        return new Pointer(parent + text, List.copyOf(all), false);
    }

    /** Whether it may lead to several values. */
    public boolean isSeveral() {
        return steps.stream().anyMatch(step -> step.kind() == Step.Kind.EACH);
    }

    /** Whether it begins at this field of the root. */
    boolean beginsWith(String name) {
        return !attribute && steps.get(0).equals(Step.field(name));
    }
}
