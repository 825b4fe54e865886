package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.IdRules;
import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.codec.field.TimeFormat;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where in a shop's own records their facts stand, and how they are written there.
 *
 * <p>Without {@link MappedField#TYPE}, or where it is absent, a record tells of a purchase, and of
 * refunds and a cancellation where their places are there.
 *
 * @param paths the places; order (unless each record is one), customer and time must be among them
 * @param types what the shop's words for a type mean: purchase, cancellation and refund, joined by
 *     +, or heartbeat, or ignore; under {@value #ANY} the meaning of all other words, and of none
 * @param times how times are written
 * @param timesAt how they are written at places that have a way of their own
 * @param zoneAssumed whether the zone of times without offset was not set
 * @param money how amounts are written
 * @param ids how ids are written
 * @param ignore which records are left out; null if none is
 * @param records where the array stands of which the elements are the records; null if a record is
 *     one. Empty if it is the value itself
 * @param refundsAll whether a refund without amount takes back what is left of its purchase
 * @param afterImage whether the places are those of the row within a change event of Debezium's
 * @param lines whether the rows of a file are lines of orders
 */
public record InputMapping(
        Map<MappedField, FieldPath> paths,
        Map<String, String> types,
        List<TimeFormat> times,
        Map<MappedField, List<TimeFormat>> timesAt,
        boolean zoneAssumed,
        MoneyRules money,
        IdRules ids,
        Condition ignore,
        String records,
        boolean refundsAll,
        boolean afterImage,
        boolean lines)
        implements Serializable {

    /** Every other word. */
    public static final String ANY = "*";

    public InputMapping {
        paths = Map.copyOf(paths);
        types = Map.copyOf(types);
        times = List.copyOf(times);
        timesAt = Map.copyOf(timesAt);
        checkElements(paths, ignore);
        for (MappedField needed :
                List.of(MappedField.ORDER_ID, MappedField.CUSTOMER_ID, MappedField.OCCURRED_AT)) {
            boolean given = needed == MappedField.ORDER_ID && ids.orderIsRecord();
            if (!given && !paths.containsKey(needed)) {
                throw new IllegalArgumentException("no path for " + needed.key());
            }
        }
    }

    /** Whether a text is something that a word can mean. */
    public static boolean isMeaning(String text) {
        return Meaning.parse(text) != null;
    }

    /** A mapping of places alone: everything else is written as it usually is. */
    public static InputMapping of(Map<MappedField, FieldPath> paths, Map<String, String> types) {
        return new InputMapping(
                paths,
                types,
                List.of(TimeFormat.ISO),
                Map.of(),
                true,
                MoneyRules.MAJOR,
                IdRules.PLAIN,
                null,
                null,
                false,
                false,
                false);
    }

    /** An element is read once: by its number, or by what it says of itself. */
    private static void checkElements(Map<MappedField, FieldPath> paths, Condition ignore) {
        Set<List<Step>> chosen = new HashSet<>();
        Set<List<Step>> counted = new HashSet<>();
        Stream<Pointer> places = ignore == null ? Stream.of() : ignore.places();
        Stream<Pointer> fields =
                paths.entrySet().stream()
                        .filter(entry -> !entry.getKey().isOfRefunds())
                        .flatMap(entry -> entry.getValue().pointers());
        Stream.concat(fields, places)
                .forEach(
                        pointer -> {
                            for (int i = 0; i < pointer.steps().size(); i++) {
                                Step step = pointer.steps().get(i);
                                if (step.kind() != Step.Kind.FIELD) {
                                    chosen.add(pointer.steps().subList(0, i));
                                } else if (step.isNumber()) {
                                    counted.add(pointer.steps().subList(0, i));
                                }
                            }
                        });
        chosen.retainAll(counted);
        if (!chosen.isEmpty()) {
            String array =
                    String.join("/", chosen.iterator().next().stream().map(Step::name).toList());
            throw new IllegalArgumentException(
                    "the elements of /"
                            + array
                            + " are chosen by [key=word], [] or *, and by a number, but an array"
                            + " allows only one of the two");
        }
    }

    /** How times are written at a place. */
    public List<TimeFormat> timesAt(MappedField field) {
        return timesAt.getOrDefault(field, times);
    }

    /** Whether attributes of a CloudEvent are looked at. */
    public boolean hasAttributes() {
        return paths.values().stream().anyMatch(FieldPath::hasAttribute);
    }

    /** Whether the places themselves lead into the data of an envelope. */
    boolean opensEnvelopes() {
        return paths.values().stream().anyMatch(path -> path.beginsWith("data"));
    }

    /** The same for other places. */
    public InputMapping at(Map<MappedField, FieldPath> others) {
        return new InputMapping(
                others,
                types,
                times,
                timesAt,
                zoneAssumed,
                money,
                ids,
                ignore,
                records,
                refundsAll,
                afterImage,
                lines);
    }
}
