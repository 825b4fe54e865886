package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerFact;

/** Facts that are taken together, in the order in which they came. */
final class WaitingFacts {

    private final CustomerFact[] facts = new CustomerFact[SlotIndex.FETCHED_AT_ONCE];
    private final String[] customerIds = new String[SlotIndex.FETCHED_AT_ONCE];
    private int count;

    /** Adds a fact, for which there must be room; returns whether there is room for another. */
    boolean add(CustomerFact fact) {
        facts[count] = fact;
        customerIds[count] = fact.customerId();
        return ++count < facts.length;
    }

    int count() {
        return count;
    }

    CustomerFact get(int index) {
        return facts[index];
    }

    /** Whose facts they are; what stands behind the last of them means nothing. */
    String[] customerIds() {
        return customerIds;
    }

    void clear() {
        count = 0;
    }
}
