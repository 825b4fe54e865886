package io.churnwarnings.model;

import io.churnwarnings.domain.fact.TotalSpending;
import java.io.Serializable;

/**
 * What the value of a customer's orders says of their loss: in most shops those who buy for less
 * leave sooner.
 *
 * @param meanLog the mean logarithm of the amounts of orders
 * @param k by how many orders a customer's own mean is drawn towards it, above 0
 * @param beta by how much the log-odds of loss fall with the logarithm of the amount, twice
 */
public record OrderValue(double meanLog, double k, double beta) implements Serializable {

    /** The probability of loss of a customer who has spent this. */
    double adjust(double probability, TotalSpending spending) {
        int n = spending.orders();
        if (n == 0) {
            return probability;
        }
        double shift = beta / 2 * n / (n + k) * (spending.meanLog() - meanLog);
        return LogOdds.known(LogOdds.probability(LogOdds.of(probability) - shift));
    }
}
