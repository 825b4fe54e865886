package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.List;

/**
 * The id of a record at one of several places, possibly joined from several values. A place without
 * a value is skipped.
 */
public final class IdAt {

    private final JsonScalar[][] alternatives;
    private final IdCleaner cleaner;
    private final String name;
    private String id;
    private String fault;
    private String faultyName;

    /**
     * @param name the name of the field in error messages
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

    /** Its error, or null. */
    public String fault() {
        return fault;
    }

    /** The name of the invalid value. */
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

    /** Only the separators between the parts may be colons. */
    private static String escaped(String part) {
        return part.indexOf('%') < 0 && part.indexOf(':') < 0
                ? part
                : part.replaceAll("%(?=3A|25)", "%25").replace(":", "%3A");
    }
}
