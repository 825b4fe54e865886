package io.churnwarnings.model;

import io.churnwarnings.domain.fact.TotalSpending;
import java.io.Serializable;

/**
 * The spending of customers at an occasion, gamma-distributed with a rate that is gamma-distributed
 * between customers (Colombo and Jiang 1999; Fader, Hardie and Lee 2005).
 *
 * @param p shape of the money of an occasion, above 0
 * @param q shape of the rates, above 1
 * @param gamma scale of the rates in units of the currency, above 0
 */
public record SpendModel(double p, double q, double gamma) implements Serializable {

    /** The money to be expected of an occasion; NaN if no amount of the customer's is known. */
    double perOccasion(TotalSpending spending) {
        return spending.known()
                ? p * (gamma + spending.units()) / (p * spending.occasions() + q - 1)
                : Double.NaN;
    }
}
