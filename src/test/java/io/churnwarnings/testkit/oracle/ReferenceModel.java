package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The events of a customer by the definition: keeps everything, and evaluates every instant from
 * all facts up to it. The order of arrival has no influence, so it is valid for facts on time.
 */
public final class ReferenceModel {

    private final String customerId;
    private final ReferenceRules rules;

    public ReferenceModel(String customerId, Policy policy) {
        this(customerId, ReferenceRules.of(policy));
    }

    public ReferenceModel(String customerId, ReferenceRules rules) {
        this.customerId = customerId;
        this.rules = rules;
    }

    /** All events up to the clock, in order of publication. */
    public List<ExpectedEvent> events(Collection<Fact> facts, long clock) {
        List<Placed> placed = new ArrayList<>();
        facts.forEach(fact -> placed.add(new Placed(fact, placed.size(), null)));
        return walk(placed, clock).stream().flatMap(history -> history.events().stream()).toList();
    }

    /**
     * The customer's histories up to the clock; each begins where the customer had been forgotten.
     */
    List<ReferenceHistory> walk(Collection<Placed> facts, long clock) {
        List<ReferenceHistory> histories = new ArrayList<>();
        List<Placed> remembered = new ArrayList<>(facts);
        ReferenceHistory history = new ReferenceHistory(customerId, rules, Long.MIN_VALUE);
        histories.add(history);
        List<Long> instants = instants(facts, clock);
        for (int i = 0; i < instants.size(); i++) {
            long instant = instants.get(i);
            if (instant > history.forgottenAt()) {
                remembered.removeIf(placed -> placed.fact().occurredAt() < instant);
                history = new ReferenceHistory(customerId, rules, instant);
                histories.add(history);
            }
            long next = i + 1 < instants.size() ? instants.get(i + 1) : clock + 1;
            history.pass(
                    instant,
                    new ReferenceLedger(remembered, instant, rules.first().historyFacts()),
                    next);
        }
        return histories;
    }

    /** When anything can change but by the passing of time. */
    private List<Long> instants(Collection<Placed> facts, long clock) {
        TreeSet<Long> instants = new TreeSet<>();
        facts.forEach(placed -> instants.add(placed.fact().occurredAt()));
        instants.addAll(rules.changes());
        if (rules.first().goesLiveLater()) {
            instants.add(rules.first().warningsFrom());
        }
        return List.copyOf(instants.headSet(clock, true));
    }
}
