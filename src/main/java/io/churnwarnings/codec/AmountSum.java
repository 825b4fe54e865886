package io.churnwarnings.codec;

/** The sum of the amounts of several elements of an array; absent if there is none. */
final class AmountSum implements Money, Slot {

    private long sum = ABSENT;
    private String currency;

    @Override
    public void clear() {
        sum = ABSENT;
        currency = null;
    }

    /** Adds the amount of an element. */
    void add(Money money) {
        long amount = money.amount();
        sum = Money.add(sum, amount);
        currency = currency == null && amount != ABSENT ? money.currency() : currency;
    }

    /** Takes the amount of another element instead. */
    void set(Money money) {
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
