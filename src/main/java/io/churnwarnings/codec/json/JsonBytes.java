package io.churnwarnings.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** A JSON text as it grows, in UTF-8. Not thread-safe: its buffer is reused. */
public final class JsonBytes {

    private static final int INITIAL_BYTES = 1024;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    public void clear() {
        length = 0;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Appends encoded bytes. */
    public JsonBytes raw(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** Appends one ASCII character. */
    public JsonBytes raw(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends a string as {@link JsonText} writes it. */
    public void quoted(String text) {
        int count = text.length();
        reserve(count + 2);
        int at = length;
        bytes[at++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
                raw(carefullyQuoted(text));
                return;
            }
            bytes[at++] = (byte) c;
        }
        bytes[at++] = '"';
        length = at;
    }

    private static byte[] carefullyQuoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        JsonText.appendQuoted(quoted, text);
        return quoted.toString().getBytes(UTF_8);
    }

    /** Appends a number of 0 or more. */
    public JsonBytes number(long value) {
        if (value < 10) {
            return raw((char) ('0' + value));
        }
        int digits = 2;
        for (long rest = value / 100; rest > 0; rest /= 10) {
            digits++;
        }
        return number(value, digits);
    }

    /** Appends the last digits of a number of 0 or more, with leading zeros. */
    public JsonBytes number(long value, int digits) {
        reserve(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            long tenth = rest / 10;
            bytes[at] = (byte) ('0' + rest - 10 * tenth);
            rest = tenth;
        }
        length += digits;
        return this;
    }

    /**
     * Appends {@code hh:mm:ss.SSS}.
     *
     * @param millis of a day
     */
    JsonBytes clock(int millis) {
        reserve(12);
        int at = length;
        pair(millis / 3_600_000, at);
        bytes[at + 2] = ':';
        pair(millis / 60_000 % 60, at + 3);
        bytes[at + 5] = ':';
        pair(millis / 1000 % 60, at + 6);
        bytes[at + 8] = '.';
        bytes[at + 9] = (byte) ('0' + millis / 100 % 10);
        pair(millis % 100, at + 10);
        length = at + 12;
        return this;
    }

    /**
     * Appends {@code YYYY-MM-DD}.
     *
     * @param year 0 to 9999
     */
    JsonBytes date(int year, int month, int day) {
        reserve(10);
        int at = length;
        pair(year / 100, at);
        pair(year % 100, at + 2);
        bytes[at + 4] = '-';
        pair(month, at + 5);
        bytes[at + 7] = '-';
        pair(day, at + 8);
        length = at + 10;
        return this;
    }

    private void pair(int value, int at) {
        int ten = value / 10;
        bytes[at] = (byte) ('0' + ten);
        bytes[at + 1] = (byte) ('0' + value - 10 * ten);
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
