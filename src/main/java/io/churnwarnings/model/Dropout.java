package io.churnwarnings.model;

import java.io.Serializable;

/**
 * Customers who drop out for good, right after a purchase, the first one included. How likely that
 * is differs between customers by a beta distribution, and whoever came back x times has shown x
 * times that he did not.
 *
 * @param a weight of dropping out, above 0
 * @param b weight of staying, above 0
 */
public record Dropout(double a, double b) implements Serializable {

    /**
     * The probability that a silent customer stays away for some time more. He is gone with the
     * chance a / (a + b + x), or else alive and waits for his next purchase.
     *
     * @param gaps how often he came back, 0 or more
     * @param survivalNow the probability that a gap of his exceeds the present silence
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
