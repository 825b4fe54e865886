package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.List;
import java.util.stream.Collectors;

/** The time that a record names at one of several places. */
public final class TimeAt {

    /**
     * One of the places.
     *
     * @param value the value there
     * @param reader how it is written
     * @param kind the name of the kind of time in the record's schema; null without a schema
     * @param parts the values that are joined with blanks to {@code value}, for example a date and
     *     a time of day; empty if it is a value of the record
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

    /** The error if there is no time. */
    public static final String ABSENT = ": absent or null";

    private final String name;
    private final Place[] places;
    private JsonScalar found;
    private TimeReader reader;
    private long time;
    private boolean isRead;

    /**
     * @param name the name of the field in error messages
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

    /** The error of the value read. */
    public String fault() {
        return reader.fault();
    }

    /** The name of the place at which the time was found, or of all places. */
    public String name() {
        return found == null ? name : found.name;
    }
}
