package io.churnwarnings.codec.field;

/**
 * Money of JSON's number grammar, exactly: half-even to 4 decimals, then of magnitude below 10¹².
 * Linear in the text's length, whatever its exponent: {@link java.math.BigDecimal} is not.
 */
public final class Amounts {

    /** The value of an unusable amount. */
    public static final long UNUSABLE = Long.MIN_VALUE;

    private static final int DECIMALS = 4;

    /** 10¹² in units of 1/10,000. */
    private static final long LIMIT = 10_000_000_000_000_000L;

    /**
     * Beyond every number of digits that a text can have, so that adding to it decides nothing and
     * overflows nothing.
     */
    private static final long EXPONENT_LIMIT = 1L << 40;

    private Amounts() {}

    /** The signed amount in units of 1/10,000, or {@link #UNUSABLE}. */
    public static long parse(CharSequence s) {
        boolean negative = s.length() > 0 && s.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int point = digitsEnd(s, start);
        if (point == start || point > start + 1 && s.charAt(start) == '0') {
            return UNUSABLE;
        }
        int end = point;
        if (end < s.length() && s.charAt(end) == '.') {
            end = digitsEnd(s, point + 1);
            if (end == point + 1) {
                return UNUSABLE;
            }
        }
        long exponent = 0;
        if (end < s.length()) {
            exponent = exponent(s, end);
            if (exponent == UNUSABLE) {
                return UNUSABLE;
            }
        }
        long magnitude = scaled(s, start, end, point - start + exponent + DECIMALS);
        return magnitude == UNUSABLE || !negative ? magnitude : -magnitude;
    }

    /**
     * The digits of {@code s} from {@code start} to {@code end}, the point between them ignored, as
     * a whole number of which the first {@code kept} digits count and the rest rounds.
     */
    private static long scaled(CharSequence s, int start, int end, long kept) {
        long number = 0;
        int first = -1;
        boolean more = false;
        long left = kept;
        for (int i = start; i < end; i++) {
            if (s.charAt(i) == '.') {
                continue;
            }
            int digit = s.charAt(i) - '0';
            if (left > 0) {
                number = number * 10 + digit;
                if (number >= LIMIT) {
                    return UNUSABLE;
                }
            } else if (left == 0) {
                first = digit;
            } else {
                more |= digit != 0;
            }
            left--;
        }
        for (; left > 0 && number > 0; left--) {
            number *= 10;
            if (number >= LIMIT) {
                return UNUSABLE;
            }
        }
        boolean up = first > 5 || first == 5 && (more || (number & 1) == 1);
        number += up ? 1 : 0;
        return number >= LIMIT ? UNUSABLE : number;
    }

    private static long exponent(CharSequence s, int at) {
        if (s.charAt(at) != 'e' && s.charAt(at) != 'E') {
            return UNUSABLE;
        }
        int start = at + 1;
        char sign = start < s.length() ? s.charAt(start) : 0;
        if (sign == '+' || sign == '-') {
            start++;
        }
        if (start == s.length() || digitsEnd(s, start) != s.length()) {
            return UNUSABLE;
        }
        long exponent = 0;
        for (int i = start; i < s.length() && exponent < EXPONENT_LIMIT; i++) {
            exponent = exponent * 10 + (s.charAt(i) - '0');
        }
        return sign == '-' ? -exponent : exponent;
    }

    private static int digitsEnd(CharSequence s, int start) {
        int end = start;
        while (end < s.length() && s.charAt(end) >= '0' && s.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
