package io.churnwarnings.tools.fit;

/**
 * What a model was fitted on, and how well.
 *
 * @param customers how many customers with an order
 * @param gaps how many gaps between their occasions
 * @param from UTC epoch milliseconds of the first fact
 * @param to UTC epoch milliseconds of the end of the history
 * @param logLikelihoodGamma of the exponential gaps, of all customers
 * @param logLikelihoodLogNormal of the log-normal gaps, of all customers
 */
public record FittedOn(
        long customers,
        long gaps,
        long from,
        long to,
        double logLikelihoodGamma,
        double logLikelihoodLogNormal) {}
