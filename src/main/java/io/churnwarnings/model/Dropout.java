package io.churnwarnings.model;

import java.io.Serializable;

/**
 * Customers who drop out for good, right after a purchase, the first one included. The probability
 * differs between customers by a beta distribution; a customer who returned x times has shown x
 * times that they did not drop out.
 *
 * @param a weight of dropping out, above 0
 * @param b weight of staying, above 0
 */
public record Dropout(double a, double b) implements Serializable {

    /**
     * The probability that a silent customer stays away for some more time. The customer has
     * dropped out with probability a / (a + b + x), or else waits for the next purchase.
     *
     * @param gaps the number of returns, 0 or more
     * @param survivalNow the probability that a gap exceeds the current silence
     * @param survivalThen the probability that it exceeds the silence at the end of that time
     * @return 0 to 1
     */
    double staysAway(int gaps, double survivalNow, double survivalThen) {
        // The common denominator of both chances cancels. As a is above 0, a survival that
        // underflows does no harm.
        double stays = b + gaps;
        return (a + stays * survivalThen) / (a + stays * survivalNow);
    }
}
