package io.churnwarnings.domain.fact;

import java.util.Comparator;

/**
 * The order of well-formed strings by their UTF-8 bytes, unsigned, which is the order of their code
 * points. {@link String#compareTo} differs from it: it puts U+FFFD behind U+10000.
 */
enum CodePointOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for code points above every other char. */
    private static char rank(char c) {
        if (c >= '\ue000') {
            return (char) (c - 0x800);
        }
        return c >= '\ud800' ? (char) (c + 0x2000) : c;
    }
}
