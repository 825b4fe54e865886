package io.churnwarnings.local.bench.textbook;

/** An order in the customer's list. */
public class Spending {

    /** Epoch milliseconds. */
    public long time;

    public double amount;

    /** Whether it opened an occasion. */
    public boolean occasion;
}
