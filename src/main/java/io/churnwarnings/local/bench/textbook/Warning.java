package io.churnwarnings.local.bench.textbook;

/** A published warning. Times are epoch milliseconds. */
public class Warning {

    /** RAISED or RECOVERED. */
    public String type;

    /** AT_RISK, LIKELY_LOST or LOST. */
    public String stage;

    public String customerId;
    public long occurredAt;
    public long lastPurchaseAt;
    public double cycleDays;
    public double silenceDays;
    public int gaps;
    public int frequency;
    public double monetary;
}
