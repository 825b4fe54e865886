package io.churnwarnings.codec.mapping;

import java.util.List;

/** The first of several places at which there is an amount. */
record AmountChoice(List<AmountSource> places) implements AmountSource {

    @Override
    public long amount() {
        for (AmountSource place : places) {
            long amount = place.amount();
            if (amount != ABSENT) {
                return amount;
            }
        }
        return ABSENT;
    }

    @Override
    public String currency() {
        for (AmountSource place : places) {
            if (place.amount() != ABSENT) {
                return place.currency();
            }
        }
        return null;
    }
}
