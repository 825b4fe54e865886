package io.churnwarnings.tools.fit;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.model.OrderValue;
import io.churnwarnings.model.PopulationModel;
import io.churnwarnings.model.SpendModel;
import io.churnwarnings.tools.input.FactLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Adds to a model what the money of customers says, as far as it says anything. */
public final class MoneyFit {

    private final FactLog log;
    private final Policy policy;
    private final long asOf;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param asOf the end of the history, UTC epoch milliseconds
     */
    public MoneyFit(FactLog log, Policy policy, long asOf) {
        this.log = log;
        this.policy = policy;
        this.asOf = asOf;
    }

    /** What could not be found and why, in words; known after the fit. */
    public List<String> notes() {
        return notes;
    }

    /**
     * The model with value and spend, where they can be fitted.
     *
     * @param progress receives a line for each step
     */
    public PopulationModel add(PopulationModel model, Consumer<String> progress) {
        return model.with(value(model, progress), spend(), policy.rfm().rates().base());
    }

    private SpendModel spend() {
        SpendFit fit = new SpendFit();
        for (String customer : log.customers()) {
            TotalSpending spending =
                    History.of(log.facts(customer), policy).purchases(asOf).spending();
            if (spending.units() > 0 && spending.occasions() > 0) {
                fit.add(spending.occasions(), spending.units() / spending.occasions());
            }
        }
        if (fit.size() < SpendFit.LEAST) {
            notes.add(
                    "Value of customers: unknown, as %,d have spent a known amount; at least %d are needed."
                            .formatted(fit.size(), SpendFit.LEAST));
            return null;
        }
        return fit.fit();
    }

    private OrderValue value(PopulationModel model, Consumer<String> progress) {
        double horizon = model.horizonDays();
        if (asOf - log.first() < 3 * horizon * Policy.DAY) {
            notes.add(
                    "Order value: not looked at, as the history is shorter than three times the horizon.");
            return null;
        }
        OrderValueFit fit = new OrderValueFit(log, policy, asOf, horizon);
        OrderValue spread = fit.spread();
        if (spread == null) {
            notes.add("Order value: not looked at, as no customer has two orders of known amount.");
            return null;
        }
        try {
            long before = asOf - (long) (horizon * Policy.DAY);
            PopulationModel earlier =
                    new PopulationFit(log, policy, before)
                            .fit("earlier", horizon, progress)
                            .model();
            OrderValue value = fit.fit(spread, earlier.estimator(null).orElseThrow());
            if (value == null) {
                notes.add("Order value: says nothing of loss in this shop beyond the purchases.");
            }
            return value;
        } catch (FitException e) {
            notes.add(
                    "Order value: not looked at, as of a horizon before the end " + e.getMessage());
            return null;
        }
    }
}
