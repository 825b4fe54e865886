package io.churnwarnings.codec.field;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a shop's own records the fields of a fact stand.
 *
 * <p>Without {@link MappedField#TYPE}, or where it is absent, a record that has {@link
 * MappedField#CANCELLED_AT} is a cancellation, else one that has {@link MappedField#REFUNDED_AT} a
 * refund, else it is a purchase.
 *
 * @param paths the places; order, customer and time must be among them
 * @param types what the shop's words for a type mean: purchase, cancellation, refund or heartbeat;
 *     under {@value #ANY} the meaning of all other words, and of none
 * @param times how times are written
 * @param afterImage whether the places are those of the row within a change event of Debezium's
 */
public record InputMapping(
        Map<MappedField, FieldPath> paths,
        Map<String, String> types,
        TimeFormat times,
        boolean afterImage)
        implements Serializable {

    /** Every other word. */
    public static final String ANY = "*";

    /** The canonical shape, as a mapping. */
    public static final InputMapping CANONICAL = canonical();

    public InputMapping {
        paths = Map.copyOf(paths);
        types = Map.copyOf(types);
        checkElements(paths);
        for (MappedField needed : MappedField.values()) {
            if (needed.ordinal() <= MappedField.OCCURRED_AT.ordinal()
                    && !paths.containsKey(needed)) {
                throw new IllegalArgumentException("no path for " + needed.key());
            }
        }
    }

    /** An element is read once: by its number, or by what it says of itself. */
    private static void checkElements(Map<MappedField, FieldPath> paths) {
        Set<String> chosen = new HashSet<>();
        Set<String> counted = new HashSet<>();
        for (FieldPath path : paths.values()) {
            path.alternatives().stream()
                    .flatMap(List::stream)
                    .forEach(
                            pointer -> {
                                String at = "";
                                for (String step : pointer.steps()) {
                                    boolean choice = ChosenElements.isChoice(step);
                                    if (choice || PointerNode.isCounted(step)) {
                                        (choice ? chosen : counted).add(at);
                                    }
                                    at += "/" + step;
                                }
                            });
        }
        chosen.retainAll(counted);
        if (!chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "the elements of "
                            + chosen.iterator().next()
                            + " are chosen by [key=word] and by * or a number, but an array allows"
                            + " only one of the two");
        }
    }

    private static InputMapping canonical() {
        Map<MappedField, FieldPath> paths = new EnumMap<>(MappedField.class);
        for (MappedField field : MappedField.values()) {
            if (field.ordinal() <= MappedField.ITEMS.ordinal()) {
                paths.put(field, FieldPath.parse("/" + field.canonical()));
            }
        }
        paths.put(MappedField.OCCURRED_AT, FieldPath.parse("/occurredAt | ce:time"));
        return new InputMapping(paths, Map.of(), TimeFormat.ISO, false);
    }

    /** Whether attributes of a CloudEvent are looked at. */
    public boolean hasAttributes() {
        return paths.values().stream().anyMatch(FieldPath::hasAttribute);
    }

    /** Whether the places themselves lead into the data of an envelope. */
    boolean opensEnvelopes() {
        return paths.values().stream().anyMatch(path -> path.beginsWith("data"));
    }
}
