package io.churnwarnings.codec;

/** The last value that a field had in the object being read. */
final class JsonScalar {

    enum Kind {
        ABSENT,
        STRING,
        INTEGER,
        /** A number with fraction or exponent. */
        DECIMAL,
        /** An object, an array, true or false. */
        OTHER
    }

    final String name;
    private Kind kind = Kind.ABSENT;
    private String text;

    JsonScalar(String name) {
        this.name = name;
    }

    void set(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    void clear() {
        set(Kind.ABSENT, null);
    }

    Kind kind() {
        return kind;
    }

    boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    /**
     * The string without its quotes and escapes, or the number as it was written; null for other
     * kinds.
     */
    String text() {
        return text;
    }

    boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    boolean isString() {
        return kind == Kind.STRING;
    }
}
