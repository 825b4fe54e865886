package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;

/** One step of a customer's timeline. */
public sealed interface Arrival {

    record OfFact(Fact fact) implements Arrival {
        @Override
        public String toString() {
            return Texts.fact(fact);
        }
    }

    record OfClock(long to) implements Arrival {
        @Override
        public String toString() {
            return "clock        " + Texts.instant(to);
        }
    }
}
