package io.churnwarnings.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;

/**
 * The last value that a field had in the object being read: for a string its chars without quotes
 * and escapes, for a number as it was written, else none. Reused from record to record; its chars
 * are copied, as the parser's go with the next token.
 */
public final class JsonScalar implements CharSequence, Slot {

    public enum Kind {
        ABSENT,
        STRING,
        INTEGER,
        /** A number with fraction or exponent. */
        DECIMAL,
        /** An object or an array, which have no text; true or false, which are their words. */
        OTHER
    }

    /** Longer ones are no values that could be used: their room is given back. */
    private static final int KEPT_CHARS = 1024;

    public final String name;
    private Kind kind = Kind.ABSENT;
    private char[] chars = new char[KEPT_CHARS];
    private int length;

    public JsonScalar(String name) {
        this.name = name;
    }

    /** Takes the text of the value on which {@code parser} stands. */
    public void set(Kind kind, JsonParser parser) throws IOException {
        char[] source = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int count = parser.getTextLength();
        if (count > chars.length) {
            chars = new char[count];
        }
        System.arraycopy(source, offset, chars, 0, count);
        length = count;
        this.kind = kind;
    }

    /** Takes more text at the end of that which is there. */
    public void append(CharSequence text) {
        int count = text.length();
        if (length + count > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + count));
        }
        for (int i = 0; i < count; i++) {
            chars[length + i] = text.charAt(i);
        }
        length += count;
    }

    /** Copies another one. */
    public void copy(JsonScalar other) {
        set(other.kind);
        append(other);
    }

    /** Takes a text that was parsed already. */
    public void setString(CharSequence text) {
        set(Kind.STRING);
        append(text);
    }

    /** Takes a value without text. */
    public void set(Kind kind) {
        this.kind = kind;
        length = 0;
    }

    @Override
    public void clear() {
        set(Kind.ABSENT);
        if (chars.length > KEPT_CHARS) {
            chars = new char[KEPT_CHARS];
        }
    }

    public Kind kind() {
        return kind;
    }

    public boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    /** Whether the scalar is empty: the value is absent, or the empty text. */
    public boolean isBlank() {
        return kind == Kind.ABSENT || kind == Kind.STRING && length == 0;
    }

    /** Whether a digit comes first, or behind a minus. */
    public boolean startsWithDigit() {
        int at = length > 1 && chars[0] == '-' ? 1 : 0;
        return length > 0 && chars[at] >= '0' && chars[at] <= '9';
    }

    public boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }

    public boolean isString(String text) {
        return isString() && length == text.length() && text.contentEquals(this);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
