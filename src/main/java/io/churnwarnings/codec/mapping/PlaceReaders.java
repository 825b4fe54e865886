package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.IdAt;
import io.churnwarnings.codec.field.IdCleaner;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.field.TimeAt;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.field.TimeReader;
import io.churnwarnings.codec.json.JsonScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Arranges the places of a mapping so that all are read in one pass, and returns readers of their
 * values.
 */
public final class PlaceReaders {

    private static final List<String> AFTER_IMAGES = List.of("/after", "/payload/after");
    private static final String COLUMN = "/schema/fields/[field=after]/fields/[field=%s]/%s";

    private final InputMapping mapping;
    private final RowRules rows;
    private final String envelope;
    private final PointerNode root;
    private final Map<JsonScalar, String> attributes;
    private final Map<String, JsonScalar> columns = new HashMap<>();
    private final List<TimeReader> times;
    private final boolean images;

    /**
     * @param envelope the prefix of each place: empty, or {@code /data} within a CloudEvent
     * @param rows how cells are written; null in JSON
     */
    public PlaceReaders(InputMapping mapping, String envelope, RowRules rows) {
        this.mapping = mapping;
        this.envelope = envelope;
        this.rows = rows;
        root = new PointerNode();
        attributes = new IdentityHashMap<>();
        times = new ArrayList<>();
        images = mapping.afterImage();
    }

    private PlaceReaders(PlaceReaders outer, PointerNode element) {
        mapping = outer.mapping;
        envelope = "";
        rows = outer.rows;
        root = element;
        attributes = Map.of();
        times = outer.times;
        images = false;
    }

    /** Where the record begins. */
    public PointerNode root() {
        return root;
    }

    /** The values from headers of the record, with the names of the headers. */
    public Map<JsonScalar, String> attributes() {
        return attributes;
    }

    /** Whether a time without offset was read at one of the places. */
    public boolean haveReadLocalTime() {
        return times.stream().anyMatch(TimeReader::hasReadLocal);
    }

    /** The same rules for the places within one element of an array. */
    public PlaceReaders within(ElementReader elements) {
        return new PlaceReaders(this, elements.element());
    }

    /** The value at a place of the record itself, outside of any envelope. */
    public JsonScalar outside(String pointer, String name) {
        return root.scalar(Pointer.parse(pointer).steps(), name);
    }

    private JsonScalar scalar(MappedField field, Pointer pointer) {
        return scalar(pointer, name(field, pointer));
    }

    private JsonScalar scalar(Pointer pointer, String name) {
        if (!pointer.attribute()) {
            return root.scalar(pointer.under(envelope).steps(), name);
        }
        if (!envelope.isEmpty()) {
            return root.scalar(pointer.steps(), name);
        }
        JsonScalar value = new JsonScalar(name);
        attributes.put(value, "ce_" + pointer.steps().get(0).name());
        return value;
    }

    /** Finds the values at the places of a condition. */
    public ConditionReader condition(Condition condition) {
        return new ConditionReader(
                condition,
                place ->
                        (images ? AFTER_IMAGES.stream().map(place::under) : Stream.of(place))
                                .map(image -> scalar(image, place.text()))
                                .toList(),
                rows);
    }

    public IdAt id(MappedField field) {
        FieldPath path = mapping.paths().get(field);
        if (path == null) {
            return null;
        }
        List<JsonScalar[]> alternatives = new ArrayList<>();
        for (FieldPath.Alternative alternative : imagesOf(path).alternatives()) {
            alternatives.add(
                    alternative.pointers().stream()
                            .map(pointer -> scalar(field, pointer))
                            .toArray(JsonScalar[]::new));
        }
        return new IdAt(
                name(field, path), alternatives, new IdCleaner(mapping.ids(), rows != null));
    }

    public TimeAt time(MappedField field) {
        FieldPath path = mapping.paths().get(field);
        List<TimeAt.Place> places = new ArrayList<>();
        if (path != null) {
            TimeReader usual = new TimeReader(mapping.timesAt(field), rows != null);
            times.add(usual);
            // The time of an attribute is always ISO-8601.
            TimeReader ofAttributes = new TimeReader(List.of(TimeFormat.ISO), false);
            for (FieldPath.Alternative alternative : imagesOf(path).alternatives()) {
                List<JsonScalar> parts =
                        alternative.pointers().stream().map(part -> scalar(field, part)).toList();
                Pointer pointer = alternative.pointers().get(0);
                TimeReader reader = pointer.attribute() ? ofAttributes : usual;
                places.add(
                        parts.size() == 1
                                ? new TimeAt.Place(parts.get(0), reader, column(pointer, "name"))
                                : new TimeAt.Place(
                                        new JsonScalar(name(field, alternative)),
                                        usual,
                                        null,
                                        parts));
            }
        }
        return new TimeAt(
                path == null ? field.canonical() : name(field, path), List.copyOf(places));
    }

    public AmountSource money(MappedField field) {
        FieldPath path = mapping.paths().get(field);
        if (path == null) {
            return AmountSource.NONE;
        }
        List<AmountSource> places = new ArrayList<>();
        for (FieldPath.Alternative alternative : imagesOf(path).alternatives()) {
            List<Pointer> pointers = alternative.pointers();
            places.add(
                    alternative.product()
                            ? new AmountProduct(
                                    amount(field, pointers.get(0)),
                                    amount(field, pointers.get(1)),
                                    mapping.money())
                            : money(field, pointers.get(0)));
        }
        return places.size() == 1 ? places.get(0) : new AmountChoice(places);
    }

    /** Words at the first place that is there. */
    public List<JsonScalar> words(MappedField field) {
        FieldPath path = mapping.paths().get(field);
        return path == null
                ? List.of()
                : imagesOf(path).pointers().map(pointer -> scalar(field, pointer)).toList();
    }

    /** Marks a value that is no array of objects. */
    public JsonScalar itemsMark() {
        JsonScalar mark = new JsonScalar("items");
        FieldPath path = mapping.paths().get(MappedField.ITEMS);
        if (path != null && rows == null) {
            imagesOf(path)
                    .pointers()
                    .filter(pointer -> !pointer.attribute())
                    .forEach(pointer -> root.checkArray(pointer.under(envelope).steps(), mark));
        }
        return mark;
    }

    /** The arrays at the places of a path, with the choice of their elements. */
    public void arrays(FieldPath path, BiConsumer<ElementReader, Step> taker) {
        for (FieldPath.Alternative alternative : imagesOf(path).alternatives()) {
            List<Step> way = alternative.pointers().get(0).under(envelope).steps();
            Step last = way.get(way.size() - 1);
            boolean chosen = last.kind() == Step.Kind.EACH;
            PointerNode node = root;
            for (Step step : chosen ? way.subList(0, way.size() - 1) : way) {
                node = node.field(step);
            }
            taker.accept(node.elements(), chosen ? last : new Step(Step.Kind.EACH, "", List.of()));
        }
    }

    private AmountSource money(MappedField field, Pointer pointer) {
        return pointer.isSeveral()
                ? AmountSum.over(
                        root,
                        pointer.under(envelope).steps(),
                        (node, way) ->
                                new AmountAt(
                                        node.scalar(way, name(field, pointer)),
                                        mapping.money(),
                                        null,
                                        rows))
                : amount(field, pointer);
    }

    private AmountAt amount(MappedField field, Pointer pointer) {
        return new AmountAt(
                scalar(field, pointer), mapping.money(), column(pointer, "parameters/scale"), rows);
    }

    /** The value in a change event's schema for a column; null if there is no schema. */
    private JsonScalar column(Pointer pointer, String what) {
        if (!images || pointer.attribute() || rows != null) {
            return null;
        }
        String column = pointer.steps().get(pointer.steps().size() - 1).name();
        return column.isEmpty() || column.matches(".*[\\[\\]&=\\\\].*")
                ? null
                : columns.computeIfAbsent(
                        COLUMN.formatted(column.replace("~", "~0").replace("/", "~1"), what),
                        place -> outside(envelope + place, "schema"));
    }

    private FieldPath imagesOf(FieldPath path) {
        return images ? path.under(AFTER_IMAGES) : path;
    }

    private static String name(MappedField field, Object place) {
        String text = place instanceof Pointer pointer ? pointer.text() : place.toString();
        return field.canonical() + " at " + text.replace(" | ", " or ");
    }
}
