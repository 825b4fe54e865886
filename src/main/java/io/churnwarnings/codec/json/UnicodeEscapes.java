package io.churnwarnings.codec.json;

/**
 * Looks after the one place where Jackson is laxer than the grammar: where it reads chars, it takes
 * a hexadecimal digit by the lower eight bits alone, U+0737 for a 7.
 */
final class UnicodeEscapes {

    private static final int DIGITS = 4;

    private UnicodeEscapes() {}

    /** Whether all escapes {@code \}{@code uXXXX} of a JSON text are written in ASCII. */
    static boolean areAscii(char[] text, int length) {
        int at = 0;
        while (at < length) {
            if (text[at] != '\\') {
                at++;
            } else if (at + 1 < length && text[at + 1] == 'u') {
                int end = Math.min(at + 2 + DIGITS, length);
                for (int i = at + 2; i < end; i++) {
                    if (text[i] >= 0x80) {
                        return false;
                    }
                }
                at += 2;
            } else {
                at += 2;
            }
        }
        return true;
    }
}
