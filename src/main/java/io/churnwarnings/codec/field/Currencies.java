package io.churnwarnings.codec.field;

/** Currencies as the same string each time, as there are few and facts are many. */
public final class Currencies {

    private static final int LETTERS = 26;
    private static final String[] KNOWN = new String[LETTERS * LETTERS * LETTERS];

    private Currencies() {}

    /** Whether a text is three capitals. */
    public static boolean isCurrency(CharSequence text) {
        return text.length() == 3
                && isCapital(text.charAt(0))
                && isCapital(text.charAt(1))
                && isCapital(text.charAt(2));
    }

    /** The currency of three capitals. */
    public static String of(int first, int second, int third) {
        int number = ((first - 'A') * LETTERS + second - 'A') * LETTERS + third - 'A';
        // Two threads may both make one: which of the two stays does not matter.
        String known = KNOWN[number];
        if (known == null) {
            known = new String(new char[] {(char) first, (char) second, (char) third});
            KNOWN[number] = known;
        }
        return known;
    }

    public static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
