package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.List;

/**
 * The id that a record names at one of several places, perhaps joined of several values. What
 * stands at a place that says nothing is looked for at the next.
 */
public final class IdAt {

    private final JsonScalar[][] alternatives;
    private final IdCleaner cleaner;
    private final String name;
    private String id;
    private String fault;
    private String faultyName;

    /**
     * @param name what the field is called where something is wrong with it
     */
    public IdAt(String name, List<JsonScalar[]> alternatives, IdCleaner cleaner) {
        this.name = name;
        this.alternatives = alternatives.toArray(JsonScalar[][]::new);
        this.cleaner = cleaner;
    }

    /** Reads the id of the present record; returns whether there is anything. */
    public boolean read() {
        for (JsonScalar[] parts : alternatives) {
            if (parts.length == 1 ? read(parts[0]) : join(parts)) {
                return true;
            }
        }
        id = null;
        fault = null;
        return false;
    }

    /** The id that was read; null if there is none, or something is wrong with it. */
    public String id() {
        return id;
    }

    /** What is wrong with it, or null. */
    public String fault() {
        return fault;
    }

    /** What the faulty value is called. */
    public String faultyName() {
        return faultyName;
    }

    public String name() {
        return name;
    }

    private boolean read(JsonScalar part) {
        boolean there = cleaner.read(part);
        id = cleaner.id();
        fault = cleaner.fault();
        faultyName = part.name;
        return there;
    }

    private boolean join(JsonScalar[] parts) {
        StringBuilder joined = new StringBuilder();
        for (JsonScalar part : parts) {
            if (!read(part)) {
                return false;
            }
            if (fault != null) {
                return true;
            }
            joined.append(joined.length() > 0 ? ":" : "").append(escaped(id));
        }
        id = joined.toString();
        fault = FactFields.textFault(id);
        faultyName = name;
        return true;
    }

    /** So that the colons between the parts are all there are. */
    private static String escaped(String part) {
        return part.indexOf('%') < 0 && part.indexOf(':') < 0
                ? part
                : part.replaceAll("%(?=3A|25)", "%25").replace(":", "%3A");
    }
}
