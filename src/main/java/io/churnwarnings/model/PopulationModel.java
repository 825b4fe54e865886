package io.churnwarnings.model;

import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.ReturnModel;
import java.util.Optional;

/**
 * A population model fitted on a shop's history. All parts but the version are optional.
 *
 * @param modelVersion tells one model from another; every event names it
 * @param meanGapDays the mean gap between purchases in days, above 0; null if there is none
 * @param priorWeight the weight of the mean gap, in gaps, 0 or more; null if there is none
 * @param gamma exponential gaps whose rate differs between customers; null if there is none
 * @param logNormal log-normal gaps whose mean and variance differ between customers; null if there
 *     is none
 * @param horizonDays the horizon of the probability of loss in days, above 0; null if there is none
 * @param lines the prices of the lines; null if there are none
 * @param value the effect of order value on loss; null if the fit found none
 * @param spend the spending model; null if there is none
 * @param currency the currency of value and spend; null if none is named
 */
public record PopulationModel(
        String modelVersion,
        Double meanGapDays,
        Double priorWeight,
        GammaGaps gamma,
        LogNormalGaps logNormal,
        Double horizonDays,
        LinePrices lines,
        OrderValue value,
        SpendModel spend,
        String currency) {

    /** A model of gaps alone. */
    public PopulationModel(
            String modelVersion,
            Double meanGapDays,
            Double priorWeight,
            GammaGaps gamma,
            LogNormalGaps logNormal,
            Double horizonDays) {
        this(
                modelVersion,
                meanGapDays,
                priorWeight,
                gamma,
                logNormal,
                horizonDays,
                null,
                null,
                null,
                null);
    }

    /** The same by another name. */
    public PopulationModel named(String version) {
        return new PopulationModel(
                version,
                meanGapDays,
                priorWeight,
                gamma,
                logNormal,
                horizonDays,
                lines,
                value,
                spend,
                currency);
    }

    /** The same with what money says. */
    public PopulationModel with(OrderValue otherValue, SpendModel otherSpend, String base) {
        return new PopulationModel(
                modelVersion,
                meanGapDays,
                priorWeight,
                gamma,
                logNormal,
                horizonDays,
                lines,
                otherValue,
                otherSpend,
                otherValue == null && otherSpend == null ? null : base);
    }

    /** The same with the prices of lines. */
    public PopulationModel with(LinePrices prices) {
        return new PopulationModel(
                modelVersion,
                meanGapDays,
                priorWeight,
                gamma,
                logNormal,
                horizonDays,
                prices,
                value,
                spend,
                currency);
    }

    /** Whether it counts in money. */
    public boolean countsMoney() {
        return value != null || spend != null;
    }

    /** The horizon where neither the model nor the shop has one, in days. */
    public static final double DEFAULT_HORIZON_DAYS = 90;

    /**
     * The probability of loss by this model, which needs both of its parts.
     *
     * @param ownHorizonDays the shop's own horizon, or null for the model's
     */
    public Optional<LossEstimator> estimator(Double ownHorizonDays) {
        return estimator(ownHorizonDays, Valuation.DEFAULT_HORIZON_DAYS);
    }

    /**
     * The same with the value part of the model.
     *
     * @param valueHorizonDays the horizon of a customer's worth in days, above 0
     */
    public Optional<LossEstimator> estimator(Double ownHorizonDays, double valueHorizonDays) {
        if (gamma == null || logNormal == null) {
            return Optional.empty();
        }
        return Optional.of(
                new LossProbability(
                        gamma,
                        logNormal,
                        horizon(ownHorizonDays),
                        new Valuation(value, spend, valueHorizonDays)));
    }

    /**
     * When customers come back by this model, which needs its gamma part; null without it.
     *
     * @param ownHorizonDays the shop's own horizon, or null for the model's
     */
    public ReturnModel returns(Double ownHorizonDays) {
        return gamma == null ? null : gamma.returns(horizon(ownHorizonDays));
    }

    private double horizon(Double ownHorizonDays) {
        double modelHorizon = horizonDays == null ? DEFAULT_HORIZON_DAYS : horizonDays;
        return ownHorizonDays == null ? modelHorizon : ownHorizonDays;
    }
}
