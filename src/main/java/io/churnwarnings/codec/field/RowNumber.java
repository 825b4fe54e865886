package io.churnwarnings.codec.field;

import java.util.regex.Pattern;

/**
 * Reads numbers as spreadsheets write them: with thousands separators, a currency symbol or code
 * before or after, in brackets if negative.
 *
 * <p>Not thread-safe: it holds the last value read.
 */
public final class RowNumber {

    private static final int MOST_CHARS = 64;
    private static final Pattern GROUPS = Pattern.compile("[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}");

    private final RowRules rules;
    private final StringBuilder number = new StringBuilder();
    private String currency;

    public RowNumber(RowRules rules) {
        this.rules = rules;
    }

    /** Reads a cell; returns whether it is a number. */
    public boolean read(CharSequence cell) {
        number.setLength(0);
        currency = null;
        if (cell.length() > MOST_CHARS) {
            return false;
        }
        String text = strip(cell.toString());
        boolean negative = false;
        if (text.startsWith("(") && text.endsWith(")")) {
            negative = true;
            text = strip(text.substring(1, text.length() - 1));
        }
        for (int taken = 0; taken < 2; taken++) {
            if (!text.isEmpty() && "-−".indexOf(text.charAt(0)) >= 0) {
                negative = !negative;
                text = strip(text.substring(1));
            } else if (text.startsWith("+")) {
                text = strip(text.substring(1));
            }
            text = withoutCurrency(text);
        }
        if (text.endsWith("-") || text.endsWith("−")) {
            negative = !negative;
            text = strip(text.substring(0, text.length() - 1));
        }
        return isNumber(text, negative);
    }

    /** The number that was read, in JSON's grammar. */
    public CharSequence number() {
        return number;
    }

    /** The code that stood beside the number, or null. */
    public String currency() {
        return currency;
    }

    private boolean isNumber(String text, boolean negative) {
        int at = text.indexOf(rules.decimal());
        int exponent = at < 0 && text.matches("[0-9]+[eE][+-]?[0-9]{1,3}") ? 0 : -1;
        String whole = at < 0 ? text : text.substring(0, at);
        String fraction = at < 0 ? "" : text.substring(at + 1);
        if (exponent < 0) {
            if (!fraction.matches("[0-9]*([eE][+-]?[0-9]{1,3})?")) {
                return false;
            }
            whole = withoutThousands(whole);
            if (whole == null) {
                return false;
            }
        }
        number.append(negative ? "-" : "").append(whole.isEmpty() ? "0" : whole);
        if (!fraction.isEmpty()) {
            number.append(Character.isDigit(fraction.charAt(0)) ? "." : "").append(fraction);
        }
        return !(whole.isEmpty() && fraction.isEmpty());
    }

    /** The digits before the decimal sign, without leading zeros; null if they are none. */
    private String withoutThousands(String whole) {
        StringBuilder plain = new StringBuilder();
        char thousands = rules.decimal() == '.' ? ',' : '.';
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            plain.append(c == thousands || c == '\'' || c == '’' || isBlank(c) ? ',' : c);
        }
        String digits = plain.toString();
        if (digits.indexOf(',') >= 0 && !GROUPS.matcher(digits).matches()) {
            return null;
        }
        digits = digits.replace(",", "");
        return digits.matches("[0-9]*") ? digits.replaceFirst("^0+(?=[0-9])", "") : null;
    }

    private String withoutCurrency(String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (isSign(text.charAt(0))) {
            return strip(text.substring(1));
        }
        int last = text.length() - 1;
        if (isSign(text.charAt(last))) {
            return strip(text.substring(0, last));
        }
        if (text.length() > 3 && isCode(text.substring(0, 3)) && !isLetter(text.charAt(3))) {
            currency = code(text.substring(0, 3));
            return strip(text.substring(3));
        }
        if (text.length() > 3
                && isCode(text.substring(last - 2))
                && !isLetter(text.charAt(last - 3))) {
            currency = code(text.substring(last - 2));
            return strip(text.substring(0, last - 2));
        }
        return text;
    }

    private static boolean isSign(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static boolean isCode(String text) {
        return isLetter(text.charAt(0)) && isLetter(text.charAt(1)) && isLetter(text.charAt(2));
    }

    private static String code(String text) {
        return Currencies.of(
                text.charAt(0) & ~0x20, text.charAt(1) & ~0x20, text.charAt(2) & ~0x20);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** Takes blanks of all kinds off both ends. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isBlank(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || c == '\ufeff' || c == '\u200b';
    }
}
