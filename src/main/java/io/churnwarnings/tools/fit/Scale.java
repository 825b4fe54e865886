package io.churnwarnings.tools.fit;

/**
 * A parameter as the optimiser sees it: parameters that differ by orders of magnitude become
 * numbers of about the same size.
 *
 * @param logarithmic whether it is looked for on the logarithmic scale
 * @param endsAreFine whether the smallest and the largest value are values like any other
 * @param least the smallest value on that scale
 * @param most the largest value on that scale
 * @param startLeast the smallest value on that scale to start from
 * @param startMost the largest value on that scale to start from
 */
record Scale(
        boolean logarithmic,
        boolean endsAreFine,
        double least,
        double most,
        double startLeast,
        double startMost) {

    private static final double BOUND = 1_000;
    private static final double LEAST_DROPOUT = 0.05;
    private static final double MOST_DROPOUT = 20;

    /** One above 0 that real histories leave without an optimum inside: from 0.001 to 1000. */
    static Scale bounded() {
        return new Scale(
                true, true, -Math.log(BOUND), Math.log(BOUND), Math.log(0.005), Math.log(20));
    }

    /** A weight of dropping out or staying: from 0.05 to 20. */
    static Scale dropout() {
        return new Scale(
                true,
                true,
                Math.log(LEAST_DROPOUT),
                Math.log(MOST_DROPOUT),
                Math.log(LEAST_DROPOUT),
                Math.log(MOST_DROPOUT));
    }

    /** One above 0 of any magnitude, which is likely to lie between two values. */
    static Scale positive(double from, double to) {
        return new Scale(true, false, Math.log(1e-6), Math.log(1e9), Math.log(from), Math.log(to));
    }

    /** One of any sign, which is likely to lie between two values. */
    static Scale real(double from, double to) {
        return new Scale(false, false, -50, 50, from, to);
    }

    double parameter(double value) {
        return logarithmic ? Math.exp(value) : value;
    }

    /** Whether a search that ended here was stopped by a limit that the model does not have. */
    boolean isBeyondReason(double value) {
        double margin = (most - least) * 1e-6;
        return !endsAreFine && (value < least + margin || value > most - margin);
    }
}
