package io.churnwarnings.domain.policy;

import java.io.Serializable;

/**
 * When customers of this population come back, as the price line needs it: the gamma part of the
 * population model. All numbers are above 0.
 *
 * @param r shape of the rates at which customers buy
 * @param alpha inverse scale of the rates, in days
 * @param a weight of dropping out after a purchase
 * @param b weight of staying
 * @param horizonDays the horizon of loss
 */
public record ReturnModel(double r, double alpha, double a, double b, double horizonDays)
        implements Serializable {}
