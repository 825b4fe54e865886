package io.churnwarnings.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of RFC 8259, written down once more, as plainly as possible: what the decoder's
 * parser is compared with.
 */
final class Rfc8259 {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int MAX_DEPTH = 1000;

    private final String text;
    private int at;

    private Rfc8259(String text) {
        this.text = text;
    }

    /** Whether the bytes are one whole JSON value in UTF-8, with or without byte order mark. */
    static boolean accepts(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return false;
        }
        Rfc8259 parser = new Rfc8259(text.startsWith("\ufeff") ? text.substring(1) : text);
        return parser.value(0) && parser.at == parser.text.length();
    }

    private boolean value(int depth) {
        blanks();
        boolean read =
                switch (peek()) {
                    case '{' -> depth < MAX_DEPTH && container('}', depth + 1, true);
                    case '[' -> depth < MAX_DEPTH && container(']', depth + 1, false);
                    case '"' -> string();
                    case 't' -> word("true");
                    case 'f' -> word("false");
                    case 'n' -> word("null");
                    default -> number();
                };
        blanks();
        return read;
    }

    private boolean container(char end, int depth, boolean named) {
        at++;
        blanks();
        if (take(end)) {
            return true;
        }
        do {
            blanks();
            if (named && !(string() && separator()) || !value(depth)) {
                return false;
            }
        } while (take(','));
        return take(end);
    }

    private boolean separator() {
        blanks();
        return take(':');
    }

    private boolean string() {
        if (!take('"')) {
            return false;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < 0x20 || c == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (take('u')) {
            at += 4;
            return at <= text.length() && text.substring(at - 4, at).matches("[0-9A-Fa-f]{4}");
        }
        return at < text.length() && "\"\\/bfnrt".indexOf(text.charAt(at++)) >= 0;
    }

    private boolean number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        return true;
    }

    private boolean word(String word) {
        boolean found = text.startsWith(word, at);
        at += found ? word.length() : 0;
        return found;
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        boolean found = peek() == c && at < text.length();
        at += found ? 1 : 0;
        return found;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
