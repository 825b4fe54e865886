package io.churnwarnings.rules;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.model.Valuation;
import java.io.Serializable;

/**
 * The configuration at the job's start, which applies where a document names no value. A null value
 * is left to the population model.
 *
 * @param policy the rules before every document
 * @param meanGapDays the shop's own mean gap in days, which comes before any model's
 * @param priorWeight the shop's own weight of the mean gap, which comes before any model's
 * @param usualPriorWeight the weight where neither the shop nor the model has one
 * @param minGaps the number of gaps a customer needs, where the shop configures it
 * @param horizonDays the shop's own horizon of loss in days, which comes before any model's
 * @param valueHorizonDays the horizon of a customer's worth in days
 * @param atRiskPrice the shop's own price of AT_RISK, which comes before any model's
 * @param likelyLostPrice the shop's own price of LIKELY_LOST, which comes before any model's
 */
public record Configured(
        Policy policy,
        Double meanGapDays,
        Double priorWeight,
        double usualPriorWeight,
        Integer minGaps,
        Double horizonDays,
        double valueHorizonDays,
        Double atRiskPrice,
        Double likelyLostPrice)
        implements Serializable {

    /** A shop that leaves the prices of the lines to its model. */
    public Configured(
            Policy policy,
            Double meanGapDays,
            Double priorWeight,
            double usualPriorWeight,
            Integer minGaps,
            Double horizonDays) {
        this(
                policy,
                meanGapDays,
                priorWeight,
                usualPriorWeight,
                minGaps,
                horizonDays,
                Valuation.DEFAULT_HORIZON_DAYS,
                null,
                null);
    }
}
