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
import io.churnwarnings.domain.walk.WalkCounts;
import java.util.List;

/**
 * The state of a customer as of an instant, derived from their profile.
 *
 * @param at the instant, UTC epoch milliseconds
 * @param occasions the customer's purchase occasions
 * @param cycle the customer's interpurchase time
 * @param lines the lines of the current silence
 * @param rfm recency, frequency and monetary value; null if the customer has no standing order
 * @param type the customer type; null if the customer has no standing order
 * @param lossProbability the probability that the customer is lost, 0 to 1; NaN without a
 *     population model or an order
 * @param lossHorizonDays the horizon in days, counted from the instant, within which a lost
 *     customer makes no purchase; NaN where {@code lossProbability} is NaN
 * @param worth the expected value of the customer; null without a spending model or an order
 * @param open the warning that consumers consider open, or null
 * @param modelVersion version of the population model in use, or null
 * @param rulesVersion version of the rules in use, or null
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
        WalkCounts books = WalkCounts.of(profile.ledger(), rules);
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
        double probability =
                estimator == null
                        ? Double.NaN
                        : estimator.probability(purchases, at, policy.time());
        return new CustomerView(
                at,
                occasions,
                cycle,
                lines,
                new CustomerSnapshot(purchases, type).rfm(at, policy.rfm()),
                type,
                probability,
                estimator == null ? Double.NaN : estimator.horizonDays(),
                estimator == null
                        ? null
                        : estimator.worth(purchases, at, policy.time(), probability),
                profile.open(),
                policy.loss().modelVersion(),
                policy.rulesVersion());
    }

    /** The next line above the highest published stage; null if there is none. */
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
