package io.churnwarnings.tools.backtest;

/**
 * The warnings of one kind of customer.
 *
 * @param line the stage of the warnings
 * @param by whether customers are told apart by {@code type} or by {@code value}
 * @param name the type or value
 * @param warnings how many warnings of such customers there were
 * @param judged how many of them can be judged
 * @param right how many of these were right
 * @param rightShare the share of the judged, 0 to 1; null if none was judged
 */
public record Segment(
        String line,
        String by,
        String name,
        long warnings,
        long judged,
        long right,
        Double rightShare) {}
