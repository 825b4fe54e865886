package io.churnwarnings.job;

import io.churnwarnings.domain.policy.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs at the start the settings that come from the population model. */
final class Population {

    private static final Logger LOG = LoggerFactory.getLogger(Population.class);

    private Population() {}

    static void announce(Policy policy) {
        String model = policy.loss().modelVersion();
        LOG.info(
                "{}; {}; {}.",
                model == null ? "No population model" : "Population model " + model,
                policy.hasMeanGap()
                        ? "cycles are drawn towards " + policy.meanGapDays() + " days"
                        : "cycles are OWN, estimated from each customer's gaps alone",
                policy.loss().estimator() == null
                        ? "warnings without a probability of loss"
                        : "probability of loss for "
                                + policy.loss().estimator().horizonDays()
                                + " days");
    }
}
