package io.churnwarnings.local.shop;

import static io.churnwarnings.local.shop.ShopSettings.DAY;
import static io.churnwarnings.local.shop.ShopSettings.MINUTE;

/**
 * One customer: when they buy, and whether they come back. Most buy at random at a rate of their
 * own and may leave for good after any purchase (gamma-Poisson with dropout); some buy once; a few
 * come like clockwork.
 */
final class Shopper implements Comparable<Shopper> {

    private static final double ONE_TIME = 0.25;
    private static final double REGULAR = 0.03;
    private static final double EARLY = 0.4;
    private static final long NEVER = Long.MAX_VALUE;

    private final int number;
    private final Dice dice;
    private final double meanGap;
    private final double deviation;
    private final double dropout;
    private long next;

    private Shopper(
            int number, Dice dice, long first, double meanGap, double deviation, double dropout) {
        this.number = number;
        this.dice = dice;
        this.next = first;
        this.meanGap = meanGap;
        this.deviation = deviation;
        this.dropout = dropout;
    }

    /**
     * Customer {@code number} of the shop; their purchases are independent of all other customers.
     */
    static Shopper of(int number, ShopSettings shop) {
        Dice dice = new Dice(shop.seed() * 0x9E3779B97F4A7C15L + number);
        // Many are old customers at the start of the history, the others join later.
        double joins = dice.chance(EARLY) ? dice.between(0, 0.1) : dice.between(0, 0.9);
        long first = daytime(dice, ShopSettings.OPENING + (long) (joins * shop.days()) * DAY);
        double kind = dice.even();
        if (kind < ONE_TIME) {
            return new Shopper(number, dice, first, 0, 0, 1);
        }
        if (kind < ONE_TIME + REGULAR) {
            double rhythm = dice.chance(0.5) ? 7 : 30;
            return new Shopper(number, dice, first, rhythm, rhythm / 10, 0.01);
        }
        double rate = dice.gamma(1.5, 1 / 24.0);
        double dropout = dice.between(0.02, 0.18);
        return new Shopper(number, dice, first, 1 / rate, 0, dropout);
    }

    String id() {
        return "c-" + number;
    }

    Dice dice() {
        return dice;
    }

    /** The time of the next purchase. */
    long next() {
        return next;
    }

    boolean staysAway() {
        return next == NEVER;
    }

    /** Records the purchase and draws the next one, if any. */
    void bought() {
        if (dice.chance(dropout)) {
            next = NEVER;
            return;
        }
        double gap = deviation > 0 ? dice.normal(meanGap, deviation) : dice.exponential(meanGap);
        // A rate close to 0 makes gaps that no calendar holds.
        long days = (long) Math.min(Math.max(gap, 0), 100_000);
        next = Math.max(next + MINUTE, daytime(dice, next - next % DAY + days * DAY));
    }

    /**
     * A time of that day between 8 and 22 o'clock, most likely around 15, where the shop is
     * (UTC+8).
     */
    private static long daytime(Dice dice, long day) {
        return day + (long) ((dice.even() + dice.even()) / 2 * 14 * 60 * MINUTE);
    }

    @Override
    public int compareTo(Shopper other) {
        int byTime = Long.compare(next, other.next);
        return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }
}
