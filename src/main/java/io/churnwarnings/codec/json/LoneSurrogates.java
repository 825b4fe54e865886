package io.churnwarnings.codec.json;

/**
 * Helps over the one place where Jackson is stricter than the grammar: it takes no name with the
 * escape of half a surrogate pair. Such a name is none of ours, but the record around it may be a
 * purchase.
 */
final class LoneSurrogates {

    private static final int ESCAPE = 6;

    private LoneSurrogates() {}

    /**
     * Replaces such escapes in the names of a JSON text by that of U+FFFD, in place; strings that
     * are no names stay as they are. What is well-formed stays so, and what is not as well.
     *
     * @return whether there was one
     */
    static boolean replaceInNames(char[] text, int length) {
        boolean replaced = false;
        int at = 0;
        while (at < length) {
            if (text[at++] == '"') {
                int end = stringEnd(text, at, length);
                if (isName(text, end, length)) {
                    replaced |= replace(text, at, end);
                }
                at = end + 1;
            }
        }
        return replaced;
    }

    /**
     * Where the quote stands that ends the string of which {@code at} is the first char; the text's
     * end if none does.
     */
    private static int stringEnd(char[] text, int at, int length) {
        int end = at;
        while (end < length && text[end] != '"') {
            end += text[end] == '\\' ? 2 : 1;
        }
        return Math.min(end, length);
    }

    private static boolean isName(char[] text, int end, int length) {
        int at = end + 1;
        while (at < length
                && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return at < length && text[at] == ':';
    }

    private static boolean replace(char[] text, int start, int end) {
        boolean replaced = false;
        int at = start;
        while (at < end) {
            int unit = escaped(text, at, end);
            if (unit < 0) {
                at += text[at] == '\\' ? 2 : 1;
            } else if (isHigh(unit) && isLow(escaped(text, at + ESCAPE, end))) {
                at += 2 * ESCAPE;
            } else {
                if (isHigh(unit) || isLow(unit)) {
                    "fffd".getChars(0, 4, text, at + 2);
                    replaced = true;
                }
                at += ESCAPE;
            }
        }
        return replaced;
    }

    /** The char that is written as {@code \}{@code uXXXX} at a position, or -1 if none is. */
    private static int escaped(char[] text, int at, int end) {
        if (at + ESCAPE > end || text[at] != '\\' || text[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = text[i] < 0x80 ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
