package io.churnwarnings.codec.field;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a field stands in a record: pointers, of which the first counts that leads to a value;
 * instead of one, several can be joined to one id.
 *
 * @param alternatives the pointers that are joined, alternative by alternative
 */
public record FieldPath(List<List<Pointer>> alternatives) implements Serializable {

    private static final Pattern OR = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern AND = Pattern.compile("\\s*:\\s*(?=/|ce:)");

    /**
     * Reads {@code /a/b}, {@code /a | /b} (the first that is there) or {@code /a:/b} (joined by a
     * colon).
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static FieldPath parse(String text) {
        List<List<Pointer>> alternatives = new ArrayList<>();
        for (String alternative : OR.split(text.trim(), -1)) {
            alternatives.add(AND.splitAsStream(alternative).map(Pointer::parse).toList());
        }
        return new FieldPath(List.copyOf(alternatives));
    }

    /** Whether values are joined. */
    public boolean isComposite() {
        return alternatives.stream().anyMatch(pointers -> pointers.size() > 1);
    }

    /** Whether it leads, whatever else, to an attribute of a CloudEvent. */
    boolean hasAttribute() {
        return alternatives.stream().flatMap(List::stream).anyMatch(Pointer::attribute);
    }

    /** Whether one of its pointers begins at this field of the root. */
    boolean beginsWith(String name) {
        return alternatives.stream()
                .flatMap(List::stream)
                .anyMatch(p -> !p.attribute() && p.steps().get(0).equals(name));
    }

    /** The same places within what stands at one of {@code parents}. */
    FieldPath under(List<String> parents) {
        List<List<Pointer>> all = new ArrayList<>();
        for (List<Pointer> alternative : alternatives) {
            for (String parent : parents) {
                all.add(alternative.stream().map(pointer -> pointer.under(parent)).toList());
            }
        }
        return new FieldPath(all);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return alternatives.stream()
                .map(joined -> joined.stream().map(Pointer::text).collect(Collectors.joining(":")))
                .collect(Collectors.joining(" | "));
    }
}
