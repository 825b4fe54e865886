package io.churnwarnings.codec.field;

import java.io.Serializable;

/**
 * How the cells of rows are written, which differs from the values of JSON records: all cells are
 * texts, numbers may carry signs of currencies and thousands, and ids what a spreadsheet adds.
 *
 * @param decimal the decimal sign of numbers, a point or a comma
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
