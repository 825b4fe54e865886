package io.churnwarnings.model;

import java.io.Serializable;

/**
 * The value part of a model, beside the probability by purchases alone.
 *
 * @param orders the effect of order value on loss; null without such a part
 * @param spend the spending model; null without such a part
 * @param horizonDays the horizon of a customer's worth in days, above 0
 */
public record Valuation(OrderValue orders, SpendModel spend, double horizonDays)
        implements Serializable {

    /** The horizon where the shop has none, in days. */
    public static final double DEFAULT_HORIZON_DAYS = 365;

    /** Of a model that says nothing of value. */
    public static final Valuation NONE = new Valuation(null, null, DEFAULT_HORIZON_DAYS);
}
