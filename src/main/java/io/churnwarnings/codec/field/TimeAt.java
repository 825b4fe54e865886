package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.List;
import java.util.stream.Collectors;

/** The time that a record names at one of several places. */
public final class TimeAt {

    /**
     * One of the places.
     *
     * @param value what stands there
     * @param reader how it is written
     * @param kind the name of the kind of time in the record's schema; null where none is looked
     *     for
     * @param parts values that {@code value} is joined of with blanks, as a day and a time of the
     *     day; empty where it stands in the record itself
     */
    public record Place(
            JsonScalar value, TimeReader reader, JsonScalar kind, List<JsonScalar> parts) {

        public Place(JsonScalar value, TimeReader reader, JsonScalar kind) {
            this(value, reader, kind, List.of());
        }

        private boolean isThere() {
            if (!parts.isEmpty()) {
                join();
            }
            return !value.isBlank();
        }

        private void join() {
            value.clear();
            if (parts.stream().noneMatch(JsonScalar::isBlank)) {
                value.setString(
                        parts.stream()
                                .map(part -> RowNumber.strip(part.toString()))
                                .collect(Collectors.joining(" ")));
            }
        }
    }

    /** What is wrong where there is no time. */
    public static final String ABSENT = ": absent or null";

    private final String name;
    private final Place[] places;
    private JsonScalar found;
    private TimeReader reader;
    private long time;
    private boolean isRead;

    /**
     * @param name what the field is called where it is missing
     */
    public TimeAt(String name, List<Place> places) {
        this.name = name;
        this.places = places.toArray(Place[]::new);
    }

    /** Another record, or another element, begins. */
    public void renew() {
        isRead = false;
    }

    /** Reads the time of the present record; returns whether there is anything. */
    public boolean read() {
        if (!isRead) {
            isRead = true;
            find();
        }
        return found != null;
    }

    private void find() {
        for (Place place : places) {
            if (place.isThere()) {
                found = place.value;
                reader = SchemaTimes.reader(place.kind, place.reader);
                time = reader.parse(found);
                return;
            }
        }
        found = null;
        time = Instants.UNREADABLE;
    }

    /** The time that was read, in epoch milliseconds, or {@link Instants#UNREADABLE}. */
    public long time() {
        return time;
    }

    /** What is wrong with what was read. */
    public String fault() {
        return reader.fault();
    }

    /** What the place is called at which the time was found, or all of them. */
    public String name() {
        return found == null ? name : found.name;
    }
}
