package io.churnwarnings.local.bench.textbook;

/** State of a customer besides their purchases. Times are epoch milliseconds. */
public class Rhythm {

    public long firstOccasion;
    public long lastOccasion;
    public long lastOrder;
    public int gaps;

    /** How many stages of the present silence were raised. */
    public int raised;

    /** When the timer stands; 0 if there is none. */
    public long timer;

    /** The cycle in days, or NaN as long as there is none. */
    double cycle() {
        return gaps == 0 ? Double.NaN : (lastOccasion - firstOccasion) / 86_400_000.0 / gaps;
    }
}
