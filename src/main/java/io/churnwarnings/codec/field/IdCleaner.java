package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.regex.Pattern;

/**
 * Removes additions to ids: the fraction of a whole number, and additions of spreadsheets. An id
 * that a spreadsheet has rounded is invalid, because several ids have that value.
 *
 * <p>Not thread-safe: it holds the last value read.
 */
public final class IdCleaner {

    static final String ROUNDED = "rounded by a spreadsheet; save the column as text";

    private static final long MOST_EXACT = 1L << 53;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+\\.0+");
    private static final Pattern ROUNDED_TEXT =
            Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?[eE]\\+[0-9]+");

    private final IdRules rules;
    private final boolean rows;
    private String id;
    private String fault;

    public IdCleaner(IdRules rules, boolean rows) {
        this.rules = rules;
        this.rows = rows;
    }

    /** Reads a value; returns whether it says anything. */
    boolean read(JsonScalar value) {
        fault = null;
        id = null;
        if (value.isBlank()) {
            return false;
        }
        if (value.kind() == JsonScalar.Kind.DECIMAL) {
            readDecimal(value.toString());
        } else if (value.isString()) {
            readText(value);
        } else {
            fault = FactFields.idFault(value);
            id = fault == null ? value.toString() : null;
        }
        if (id != null && (id.isEmpty() || rules.absent().contains(id))) {
            id = null;
        }
        return id != null || fault != null;
    }

    /** Its error, or null. */
    String fault() {
        return fault;
    }

    /** The id; null if there is none, or something is wrong with it. */
    String id() {
        return id;
    }

    private void readDecimal(String text) {
        if (WHOLE.matcher(text).matches()) {
            readWhole(text);
        } else if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0 || isInexact(text)) {
            fault = ROUNDED;
        } else {
            fault = "neither a string nor an integer";
        }
    }

    private void readWhole(String text) {
        if (isInexact(text)) {
            fault = ROUNDED;
        } else {
            String digits = text.substring(0, text.indexOf('.'));
            id = digits.equals("-0") ? "0" : digits;
        }
    }

    private static boolean isInexact(String text) {
        int end = text.indexOf('.');
        String digits = text.substring(text.startsWith("-") ? 1 : 0, end < 0 ? text.length() : end);
        return digits.length() > 16
                || !digits.isEmpty()
                        && digits.matches("[0-9]+")
                        && Long.parseLong(digits) > MOST_EXACT;
    }

    private void readText(JsonScalar value) {
        String text = rows ? cell(value.toString()) : null;
        CharSequence chars = text == null ? value : text;
        if (rows && ROUNDED_TEXT.matcher(chars).matches()) {
            fault = ROUNDED;
        } else if (rules.whole() && WHOLE.matcher(chars).matches()) {
            readWhole(chars.toString());
        } else {
            fault = text == null ? FactFields.idFault(value) : FactFields.textFault(text);
            id = fault == null ? chars.toString() : null;
        }
    }

    /** Without the characters that keep a spreadsheet from reading the id as a number. */
    private static String cell(String cell) {
        String text = RowNumber.strip(cell);
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            text = RowNumber.strip(text.substring(2, text.length() - 1));
        }
        return text.startsWith("'") ? RowNumber.strip(text.substring(1)) : text;
    }
}
