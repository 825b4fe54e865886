package io.churnwarnings.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/** Gives one value after the other to a parser that takes them for one text. */
final class ValueText extends Reader {

    private static final char REPLACEMENT = '\ufffd';

    private final Blanks rest = new Blanks();
    private String text = "";
    private int at;

    /**
     * Returns whether a value is certain to be well-formed UTF-8, with no digit of an escape beyond
     * ASCII ({@link UnicodeEscapes} says why). If so, its text is next.
     */
    boolean start(byte[] value) {
        String decoded = new String(value, UTF_8);
        // The decoder replaces ill-formed input by this character, which is rare in valid input.
        if (decoded.indexOf(REPLACEMENT) >= 0) {
            return false;
        }
        boolean ascii = decoded.length() == value.length;
        if (!ascii && decoded.contains("\\u")) {
            return false;
        }
        text = decoded;
        at = 0;
        return true;
    }

    /** Returns whether only blanks are left; the parser then holds none of them any more. */
    boolean endsAfter(JsonParser parser) throws IOException {
        rest.only = true;
        parser.releaseBuffered(rest);
        while (at < text.length() && rest.only) {
            rest.only = isBlank(text.charAt(at++));
        }
        return rest.only;
    }

    @Override
    public int read(char[] to, int offset, int length) {
        int count = Math.min(length, text.length() - at);
        if (count <= 0) {
            return -1;
        }
        text.getChars(at, at + count, to, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {
        text = "";
        at = 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Takes chars and remembers whether all were blank. */
    private static final class Blanks extends Writer {

        private boolean only;

        @Override
        public void write(char[] chars, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                only &= isBlank(chars[i]);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
