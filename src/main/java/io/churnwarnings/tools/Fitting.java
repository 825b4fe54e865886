package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.fit.FitException;
import io.churnwarnings.tools.fit.FittedModel;
import io.churnwarnings.tools.fit.PopulationFit;
import io.churnwarnings.tools.input.FactLog;
import java.util.concurrent.atomic.AtomicLong;

/** Fits a model where a person looks on. */
public final class Fitting {

    private Fitting() {}

    /**
     * Fits the population model to what had happened by an instant.
     *
     * @param asOf UTC epoch milliseconds
     * @param version the model's version, or null for one that follows from what was found
     * @throws FitException if there is too little to learn from, or no best parameters
     */
    public static FittedModel fit(
            FactLog log,
            Policy policy,
            long asOf,
            String version,
            double horizonDays,
            Console console)
            throws FitException {
        console.begin("Fitting", PopulationFit.STEPS);
        AtomicLong steps = new AtomicLong();
        FittedModel fitted =
                new PopulationFit(log, policy, asOf)
                        .fit(
                                version,
                                horizonDays,
                                what -> console.step(steps.getAndIncrement(), what));
        console.end(
                "%,d customers, %,d gaps"
                        .formatted(fitted.fittedOn().customers(), fitted.fittedOn().gaps()));
        return fitted;
    }
}
