package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.json.Slot;

/** The sum of the amounts of several elements of an array; absent if there is none. */
final class AmountSum implements AmountSource, Slot {

    private long sum = ABSENT;
    private String currency;

    @Override
    public void clear() {
        sum = ABSENT;
        currency = null;
    }

    /** Adds the amount of an element. */
    void add(AmountSource money) {
        long amount = money.amount();
        sum = AmountSource.add(sum, amount);
        currency = currency == null && amount != ABSENT ? money.currency() : currency;
    }

    /** Takes the amount of another element instead. */
    void set(AmountSource money) {
        clear();
        add(money);
    }

    @Override
    public long amount() {
        return sum;
    }

    @Override
    public String currency() {
        return currency;
    }
}
