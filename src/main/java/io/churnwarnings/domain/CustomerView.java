package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.walk.RunningCounts;
import java.util.List;

/**
 * What a shop would want to know of a customer as of an instant, from what is kept of him.
 *
 * @param at the instant, UTC epoch milliseconds
 * @param occasions his purchases
 * @param cycle his rhythm
 * @param lines the lines of his present silence
 * @param rfm recency, frequency and monetary value; null if no order of his stands
 * @param type who he is; null if no order of his stands
 * @param lossProbability that he is lost, 0 to 1; NaN without a population model or an order
 * @param lossHorizonDays within how many days from the instant on he then makes no purchase; NaN
 *     where {@code lossProbability} is
 * @param worth what the customer is worth; null without a model of it or an order
 * @param open the warning that consumers hold for open, or null
 * @param modelVersion version of the population model by which he is judged, or null
 * @param rulesVersion version of the rules by which he is judged, or null
 */
public record CustomerView(
        long at,
        Occasions occasions,
        CycleState cycle,
        Lines lines,
        Rfm rfm,
        CustomerType type,
        double lossProbability,
        double lossHorizonDays,
        Worth worth,
        PublishedWarning open,
        String modelVersion,
        String rulesVersion) {

    /**
     * Looks at a customer.
     *
     * @param clock UTC epoch milliseconds, not before the clock at which the profile was kept; a
     *     customer with newer facts is looked at as of the last of them
     */
    public static CustomerView of(CustomerProfile profile, long clock, Rulebook rules) {
        List<Entry> entries = profile.ledger().entries();
        long at =
                entries.isEmpty()
                        ? clock
                        : Math.max(clock, entries.get(entries.size() - 1).occurredAt());
        RunningCounts books = new RunningCounts(profile.ledger(), rules);
        books.skipTo(at);
        Purchases purchases = books.purchases(at);
        Policy policy = rules.at(at, purchases);
        Occasions occasions = purchases.occasions();
        CycleState cycle = CycleState.of(occasions, policy);
        if (occasions.isEmpty()) {
            return new CustomerView(
                    at,
                    occasions,
                    cycle,
                    Lines.NONE,
                    null,
                    null,
                    Double.NaN,
                    Double.NaN,
                    null,
                    profile.open(),
                    policy.loss().modelVersion(),
                    policy.rulesVersion());
        }
        Lines lines = Lines.of(occasions, cycle, policy);
        CustomerType type = lines.type(occasions, at, policy.rfm());
        LossEstimator estimator = policy.loss().estimator();
        double probability = estimator == null ? Double.NaN : estimator.probability(purchases, at);
        return new CustomerView(
                at,
                occasions,
                cycle,
                lines,
                new CustomerSnapshot(purchases, type).rfm(at, policy.rfm()),
                type,
                probability,
                estimator == null ? Double.NaN : estimator.horizonDays(),
                estimator == null ? null : estimator.worth(purchases, at, probability),
                profile.open(),
                policy.loss().modelVersion(),
                policy.rulesVersion());
    }

    /** The first line ahead that is above what was announced; null if there is none. */
    public Stage nextLine() {
        for (Stage stage : Stage.values()) {
            long deadline = lines.of(stage);
            if (deadline > at
                    && deadline != Lines.NEVER
                    && (open == null || open.highest().compareTo(stage) < 0)) {
                return stage;
            }
        }
        return null;
    }
}
