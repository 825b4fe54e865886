package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.List;

/** The currency that a record names at one of several places, in any case. */
public final class CurrencyAt {

    /** The value of an invalid currency. */
    public static final String UNUSABLE = "";

    private final List<JsonScalar> places;

    public CurrencyAt(List<JsonScalar> places) {
        this.places = places;
    }

    /** Three capitals; {@link #UNUSABLE} if invalid, null if absent. */
    public String read() {
        for (JsonScalar place : places) {
            if (!place.isBlank()) {
                String code = place.isString() ? code(place) : UNUSABLE;
                if (code != null) {
                    return code;
                }
            }
        }
        return null;
    }

    /** Null if there are blanks alone. */
    private static String code(CharSequence text) {
        int start = 0;
        int end = text.length();
        while (start < end && RowNumber.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && RowNumber.isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return null;
        }
        if (end - start != 3) {
            return UNUSABLE;
        }
        int first = capital(text.charAt(start));
        int second = capital(text.charAt(start + 1));
        int third = capital(text.charAt(start + 2));
        return Currencies.isCapital(first)
                        && Currencies.isCapital(second)
                        && Currencies.isCapital(third)
                ? Currencies.of(first, second, third)
                : UNUSABLE;
    }

    private static int capital(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
    }
}
