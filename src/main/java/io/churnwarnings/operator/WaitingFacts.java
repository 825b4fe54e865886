package io.churnwarnings.operator;

import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.store.cache.KeyedStore;
import java.util.Arrays;

/**
 * Facts that are processed as a batch. Those of one customer stay in their order of arrival; the
 * customers are processed in the order of their tags, which is that of the key groups, so that
 * consecutive reads of the state backend are close to each other.
 */
final class WaitingFacts {

    private static final int INDEX_BITS = 13;
    private static final int MOST = 1 << INDEX_BITS;

    private final CustomerFact[] facts = new CustomerFact[MOST];

    /** By tag, then as they came. */
    private final long[] order = new long[MOST];

    private int count;

    /**
     * Adds a fact, for which there must be room; returns whether there is room for another.
     *
     * @param tag of its customer: see {@link KeyedStore#tag}
     */
    boolean add(CustomerFact fact, int tag) {
        facts[count] = fact;
        order[count] = (long) tag << INDEX_BITS | count;
        return ++count < MOST;
    }

    int count() {
        return count;
    }

    /** Puts them in the order in which they are to be taken. */
    void sort() {
        Arrays.sort(order, 0, count);
    }

    CustomerFact get(int index) {
        return facts[(int) order[index] & MOST - 1];
    }

    /** The facts are not held any longer than they wait. */
    void clear() {
        Arrays.fill(facts, 0, count, null);
        count = 0;
    }
}
