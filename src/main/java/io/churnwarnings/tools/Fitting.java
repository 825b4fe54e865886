package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.fit.FitException;
import io.churnwarnings.tools.fit.FittedModel;
import io.churnwarnings.tools.fit.MoneyFit;
import io.churnwarnings.tools.fit.PopulationFit;
import io.churnwarnings.tools.input.FactLog;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

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
        console.begin("Fitting", 2 * PopulationFit.STEPS);
        AtomicLong steps = new AtomicLong();
        Consumer<String> progress = what -> console.step(steps.getAndIncrement(), what);
        FittedModel gaps =
                new PopulationFit(log, policy, asOf)
                        .fit(version == null ? "" : version, horizonDays, progress);
        MoneyFit money = new MoneyFit(log, policy, asOf);
        FittedModel fitted = gaps.with(money.add(gaps.model(), progress));
        console.end(
                "%,d customers, %,d gaps"
                        .formatted(fitted.fittedOn().customers(), fitted.fittedOn().gaps()));
        money.notes().forEach(console::line);
        return version == null ? fitted.named() : fitted;
    }
}
