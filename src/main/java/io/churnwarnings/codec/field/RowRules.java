package io.churnwarnings.codec.field;

import java.io.Serializable;

/**
 * How the cells of rows are written. Unlike JSON values, all cells are texts, numbers may have
 * currency symbols and thousands separators, and ids the additions of spreadsheets.
 *
 * @param decimal the decimal separator, a point or a comma
 */
public record RowRules(char decimal) implements Serializable {

    /** Numbers with a decimal point. */
    public static final RowRules POINT = new RowRules('.');

    public RowRules {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("the decimal sign is neither . nor ,: " + decimal);
        }
    }
}
