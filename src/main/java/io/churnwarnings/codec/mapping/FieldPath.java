package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.Escapes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The place of a field in a record: pointers, of which the first with a value counts. Several
 * pointers can be joined to one id, and two multiplied to one amount.
 *
 * @param alternatives in the order in which they are tried
 */
public record FieldPath(List<Alternative> alternatives) implements Serializable {

    private static final Pattern AND = Pattern.compile("\\s*(?<!\\\\):\\s*(?=/|ce:)");
    private static final Pattern TIMES = Pattern.compile("\\s+\\*\\s+(?=/|ce:)");

    /**
     * One of several places.
     *
     * @param pointers those that are joined or multiplied, or one alone
     * @param product whether they are multiplied
     */
    public record Alternative(List<Pointer> pointers, boolean product) implements Serializable {

        @Override
        public String toString() {
            return String.join(
                    product ? " * " : ":", pointers.stream().map(Pointer::text).toList());
        }
    }

    public FieldPath {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads {@code /a/b}, {@code /a | /b} (the first that is there), {@code /a:/b} (joined by a
     * colon) or {@code /a * /b} (multiplied).
     *
     * @throws IllegalArgumentException with its error as the message
     */
    public static FieldPath parse(String text) {
        List<Alternative> alternatives = new ArrayList<>();
        for (String alternative : Escapes.split(text.trim(), '|')) {
            alternatives.add(alternative(alternative.trim()));
        }
        return new FieldPath(alternatives);
    }

    private static Alternative alternative(String text) {
        List<Pointer> factors = TIMES.splitAsStream(text).map(Pointer::parse).toList();
        if (factors.size() == 1) {
            return new Alternative(AND.splitAsStream(text).map(Pointer::parse).toList(), false);
        }
        if (factors.size() > 2 || factors.stream().anyMatch(Pointer::isSeveral)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no product of two places, as /Quantity * /Price");
        }
        return new Alternative(factors, true);
    }

    /** Whether values are joined. */
    public boolean isComposite() {
        return alternatives.stream().anyMatch(a -> !a.product && a.pointers.size() > 1);
    }

    /** Whether values are multiplied. */
    public boolean isProduct() {
        return alternatives.stream().anyMatch(Alternative::product);
    }

    /** Whether it may lead to several values, that are added. */
    public boolean isSum() {
        return pointers().anyMatch(Pointer::isSeveral);
    }

    /** Whether it leads, whatever else, to an attribute of a CloudEvent. */
    boolean hasAttribute() {
        return pointers().anyMatch(Pointer::attribute);
    }

    /** Whether one of its pointers begins at this field of the root. */
    boolean beginsWith(String name) {
        return pointers().anyMatch(pointer -> pointer.beginsWith(name));
    }

    public Stream<Pointer> pointers() {
        return alternatives.stream().flatMap(alternative -> alternative.pointers.stream());
    }

    /** The same places within the value at one of {@code parents}. */
    public FieldPath under(List<String> parents) {
        List<Alternative> all = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            for (String parent : parents) {
                all.add(
                        new Alternative(
                                alternative.pointers.stream()
                                        .map(pointer -> pointer.under(parent))
                                        .toList(),
                                alternative.product));
            }
        }
        return new FieldPath(all);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return String.join(" | ", alternatives.stream().map(Alternative::toString).toList());
    }
}
