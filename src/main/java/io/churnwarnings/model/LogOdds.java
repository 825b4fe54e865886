package io.churnwarnings.model;

/** Probabilities on the scale of log-odds. */
final class LogOdds {

    /** No model knows of a chance of less than one in a million. */
    private static final double LEAST = 1e-6;

    private LogOdds() {}

    /** The log-odds of a probability, which is clamped. */
    static double of(double probability) {
        double known = known(probability);
        return Math.log(known) - Math.log1p(-known);
    }

    /** The probability, as far as a model can know it. */
    static double known(double probability) {
        return Math.min(Math.max(probability, LEAST), 1 - LEAST);
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
