package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.walk.FactMatching;
import io.churnwarnings.domain.walk.PurchaseTally;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A customer's complete facts, independent of their order of arrival: none compacted, too late or
 * forgotten. For offline tools; the job never holds a complete history. Instants are UTC epoch
 * milliseconds.
 */
public final class History {

    private final Policy policy;
    private final List<Entry> entries;
    private final FactMatching matching;

    private History(List<Entry> entries, Policy policy) {
        this.policy = policy;
        this.entries = entries;
        matching = new FactMatching(entries, 0, policy.historyFacts());
        for (int i = 0; i < entries.size(); i++) {
            matching.add(i);
        }
    }

    /** Goes through the facts of one customer, which may be given in any order. */
    public static History of(Collection<Fact> facts, Policy policy) {
        return new History(facts.stream().sorted().map(Entry::of).toList(), policy);
    }

    /** The times of the orders that are in force as of an instant, in rising order. */
    public long[] orders(long instant) {
        return IntStream.range(0, until(instant))
                .filter(i -> entries.get(i).fact().type() == FactType.PURCHASE)
                .filter(i -> matching.stands(i) && counts(i, instant))
                .mapToLong(i -> entries.get(i).occurredAt())
                .toArray();
    }

    /** The orders that are in force as of an instant, in rising order of time. */
    public List<Fact> ordersInForce(long instant) {
        return IntStream.range(0, until(instant))
                .filter(i -> entries.get(i).fact().type() == FactType.PURCHASE)
                .filter(i -> matching.stands(i) && counts(i, instant))
                .mapToObj(matching::fact)
                .toList();
    }

    /** The customer's purchases as of an instant. */
    public Purchases purchases(long instant) {
        PurchaseTally tally = new PurchaseTally(Purchases.NONE, Rulebook.of(policy));
        IntStream.range(0, until(instant))
                .filter(matching::stands)
                .forEach(i -> tally.add(matching.fact(i), counts(i, instant)));
        return tally.asOf(instant);
    }

    /** Recency, frequency and monetary value as of an instant at which an order is in force. */
    public Rfm rfm(long instant) {
        return new CustomerSnapshot(purchases(instant), null).rfm(instant, policy.rfm());
    }

    /** Whether the fact is not cancelled by then. */
    private boolean counts(int index, long instant) {
        return matching.cancelledAt(index) > instant;
    }

    private int until(long instant) {
        int end = entries.size();
        while (end > 0 && entries.get(end - 1).occurredAt() > instant) {
            end--;
        }
        return end;
    }
}
