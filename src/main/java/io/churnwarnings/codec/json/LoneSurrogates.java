package io.churnwarnings.codec.json;

/**
 * Works around the only case in which Jackson is stricter than the grammar: it rejects names with
 * the escape of a lone surrogate. No field of ours has such a name, but the record may be a
 * purchase.
 */
final class LoneSurrogates {

    private static final int ESCAPE = 6;

    private LoneSurrogates() {}

    /**
     * Replaces such escapes in the names of a JSON text by that of U+FFFD, in place; other strings
     * are unchanged. Well-formed text stays well-formed, and ill-formed text ill-formed.
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
     * The index of the quote that ends the string whose first char is at {@code at}; the text's end
     * if there is none.
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
