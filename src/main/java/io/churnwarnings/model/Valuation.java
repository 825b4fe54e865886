package io.churnwarnings.model;

import java.io.Serializable;

/**
 * What a model says of value, beside the probability by purchases alone.
 *
 * @param orders what the value of orders says of loss; null if the model does not say
 * @param spend what customers spend; null if the model does not say
 * @param horizonDays for how many days ahead a customer's worth is given, above 0
 */
public record Valuation(OrderValue orders, SpendModel spend, double horizonDays)
        implements Serializable {

    /** The horizon where the shop has none, in days. */
    public static final double DEFAULT_HORIZON_DAYS = 365;

    /** Of a model that says nothing of value. */
    public static final Valuation NONE = new Valuation(null, null, DEFAULT_HORIZON_DAYS);
}
