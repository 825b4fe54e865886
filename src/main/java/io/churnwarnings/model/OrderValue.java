package io.churnwarnings.model;

import io.churnwarnings.domain.fact.TotalSpending;
import java.io.Serializable;

/**
 * The effect of a customer's order value on the probability of loss: in most shops customers with
 * small orders leave sooner.
 *
 * @param meanLog the mean logarithm of the amounts of orders
 * @param k the weight of {@code meanLog} against a customer's own mean, in orders, above 0
 * @param beta the decrease of the log-odds of loss per unit of the logarithm of the amount, times
 *     two
 */
public record OrderValue(double meanLog, double k, double beta) implements Serializable {

    /** The probability of loss, adjusted by a customer's spending. */
    double adjust(double probability, TotalSpending spending) {
        int n = spending.orders();
        if (n == 0) {
            return probability;
        }
        double shift = beta / 2 * n / (n + k) * (spending.meanLog() - meanLog);
        return LogOdds.known(LogOdds.probability(LogOdds.of(probability) - shift));
    }
}
