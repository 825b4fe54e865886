package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;

/**
 * A fact with the reach that it had on arrival.
 *
 * @param fact what the shop said
 * @param arrival the position of the fact in its customer's order of arrival
 * @param oldestKept the oldest fact within reach when this one arrived, or null if all were
 */
record Placed(Fact fact, int arrival, Fact oldestKept) {

    /**
     * Whether the one of the two that came later still found the other one among the facts kept.
     */
    boolean couldRecognise(Placed other) {
        Placed later = arrival > other.arrival ? this : other;
        Placed earlier = arrival > other.arrival ? other : this;
        return later.oldestKept == null || later.oldestKept.compareTo(earlier.fact) <= 0;
    }

    @Override
    public String toString() {
        return Texts.fact(fact)
                + " (arrival "
                + arrival
                + (oldestKept == null ? "" : ", back to " + oldestKept)
                + ")";
    }
}
