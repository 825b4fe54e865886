package io.churnwarnings.codec.field;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts of options with special characters {@code , | & * :}, which a backslash makes ordinary. A
 * backslash before another character is ordinary itself.
 */
public final class Escapes {

    private static final String ESCAPABLE = ",|&*:\\";

    private Escapes() {}

    /** Splits at separators without a backslash; the parts are unchanged. */
    public static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = next(text, separator, 0); at >= 0; at = next(text, separator, start)) {
            parts.add(text.substring(start, at));
            start = at + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Where a character stands next that has its meaning, or -1. */
    static int next(String text, char separator, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isEscape(text, i)) {
                i++;
            } else if (text.charAt(i) == separator) {
                return i;
            }
        }
        return -1;
    }

    /** The text itself, without the backslashes that take a meaning away. */
    public static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            i += isEscape(text, i) ? 1 : 0;
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    private static boolean isEscape(String text, int i) {
        return text.charAt(i) == '\\'
                && i + 1 < text.length()
                && ESCAPABLE.indexOf(text.charAt(i + 1)) >= 0;
    }
}
