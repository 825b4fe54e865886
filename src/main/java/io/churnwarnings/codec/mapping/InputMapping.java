package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.IdRules;
import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.codec.field.TimeFormat;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The places of the facts in a shop's own records, and how they are written.
 *
 * <p>Without {@link MappedField#TYPE}, or if it is absent, a record is a purchase, plus the refunds
 * and the cancellation whose places have a value.
 *
 * @param paths the places; order (unless each record is one), customer and time must be among them
 * @param types the meanings of the shop's words for a type: purchase, cancellation and refund,
 *     joined by +, or heartbeat, or ignore; {@value #ANY} is every other word, and an absent one
 * @param times how times are written
 * @param timesAt how times are written at places with a format of their own
 * @param zoneAssumed whether the zone of times without offset was not set
 * @param money how amounts are written
 * @param ids how ids are written
 * @param ignore the condition of ignored records; null if none
 * @param records the place of the array whose elements are the records; null if each value is one
 *     record, empty if the array is the value itself
 * @param refundsAll whether a refund without amount refunds the rest of its purchase
 * @param afterImage whether the places are those of the row within a change event of Debezium's
 * @param lines whether the rows of a file are lines of orders
 * @param promotion the condition of orders that were placed in a promotion; null if none
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
        boolean lines,
        Condition promotion)
        implements Serializable {

    /** Every other word. */
    public static final String ANY = "*";

    public InputMapping {
        paths = Map.copyOf(paths);
        types = Map.copyOf(types);
        times = List.copyOf(times);
        timesAt = Map.copyOf(timesAt);
        checkElements(paths, ignore, promotion);
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
                false,
                null);
    }

    /** An element is read once: by its index, or by a condition on it. */
    private static void checkElements(Map<MappedField, FieldPath> paths, Condition... conditions) {
        Set<List<Step>> chosen = new HashSet<>();
        Set<List<Step>> counted = new HashSet<>();
        Stream<Pointer> places =
                Stream.of(conditions).filter(Objects::nonNull).flatMap(Condition::places);
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

    /** The same with a condition of orders that were placed in a promotion. */
    public InputMapping with(Condition ofPromotions) {
        return new InputMapping(
                paths,
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
                lines,
                ofPromotions);
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
                lines,
                promotion);
    }
}
