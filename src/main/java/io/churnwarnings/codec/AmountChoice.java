package io.churnwarnings.codec;

import java.util.List;

/** The first of several places at which there is an amount. */
record AmountChoice(List<Money> places) implements Money {

    @Override
    public long amount() {
        for (Money place : places) {
            long amount = place.amount();
            if (amount != ABSENT) {
                return amount;
            }
        }
        return ABSENT;
    }

    @Override
    public String currency() {
        for (Money place : places) {
            if (place.amount() != ABSENT) {
                return place.currency();
            }
        }
        return null;
    }
}
