package io.churnwarnings.local.shop;

import static io.churnwarnings.local.shop.ShopSettings.DAY;
import static io.churnwarnings.local.shop.ShopSettings.MINUTE;

import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * A made-up shop: everything that its systems send, in the order in which it is sent. Some of it is
 * up to five minutes late, sent twice, taken back or nonsense, as in real life. Keeps one small
 * object a customer in memory, whatever the number of purchases.
 */
public final class Shop implements RecordReader {

    private static final double LATE = 0.2;
    private static final double REPEATED = 0.01;
    private static final double CANCELLED = 0.02;
    private static final double REFUNDED = 0.03;
    private static final double NONSENSE = 0.004;
    // Within the disorder that the job allows for.
    private static final long LATEST = 5 * MINUTE - 1_000;
    private static final int SAMPLE = 2_000;

    private final ShopSettings settings;
    private final PriorityQueue<Shopper> shoppers;
    private final PriorityQueue<Underway> underway = new PriorityQueue<>();
    private final Dice guest;
    private int guestPurchases;
    private long orders;
    private long sent;

    public Shop(ShopSettings settings) {
        this.settings = settings;
        this.shoppers = new PriorityQueue<>(Math.max(1, settings.customers()));
        for (int number = 1; number <= settings.customers(); number++) {
            shoppers.add(Shopper.of(number, settings));
        }
        this.guest = new Dice(~settings.seed());
    }

    /** How many customers make about {@code purchases} in so many days. */
    public static int customersFor(long purchases, int days, long seed) {
        ShopSettings sample = new ShopSettings(SAMPLE, days, seed, 0);
        long made = 0;
        for (int number = 1; number <= SAMPLE; number++) {
            Shopper shopper = Shopper.of(number, sample);
            while (shopper.next() < sample.closing()) {
                made++;
                shopper.bought();
            }
        }
        return (int)
                Math.max(1, Math.min(Integer.MAX_VALUE, purchases * SAMPLE / Math.max(1, made)));
    }

    @Override
    public FileRecord next() {
        while (nextPurchase() < settings.closing()
                && (underway.isEmpty() || underway.peek().arrival > nextPurchase())) {
            purchase();
        }
        Underway first = underway.poll();
        return first == null ? null : new FileRecord(first.key, first.value, first.arrival);
    }

    /**
     * When customers will buy for the first time after the shop was last looked at, by their ids,
     * epoch milliseconds; who is not in it stays away for ever. Asked when all records are read.
     */
    public Map<String, Long> nextPurchases() {
        return shoppers.stream().collect(Collectors.toMap(Shopper::id, Shopper::next));
    }

    @Override
    public void close() {}

    private long nextPurchase() {
        long byName = shoppers.isEmpty() ? Long.MAX_VALUE : shoppers.peek().next();
        return Math.min(byName, nextGuest());
    }

    private long nextGuest() {
        if (guestPurchases == settings.guestPurchases()) {
            return Long.MAX_VALUE;
        }
        double spacing = (double) settings.days() * DAY / settings.guestPurchases();
        return ShopSettings.OPENING + (long) (spacing * guestPurchases);
    }

    private void purchase() {
        long at = nextPurchase();
        if (at == nextGuest()) {
            guestPurchases++;
            happens("guest", at, guest);
            return;
        }
        Shopper shopper = shoppers.poll();
        happens(shopper.id(), at, shopper.dice());
        shopper.bought();
        if (!shopper.staysAway()) {
            shoppers.add(shopper);
        }
    }

    private void happens(String customer, long at, Dice dice) {
        String order = "o-" + ++orders;
        byte[] key = customer.getBytes(StandardCharsets.UTF_8);
        long cents = 500 + (long) dice.gamma(1.2, 12_000);
        byte[] purchase = ShopFacts.purchase(customer, order, at, cents, dice);
        send(at, key, purchase, dice);
        if (dice.chance(REPEATED)) {
            send(at, key, purchase, dice);
        }
        if (dice.chance(CANCELLED)) {
            long cancelled = at + MINUTE + (long) dice.exponential(DAY);
            send(cancelled, key, ShopFacts.cancellation(customer, order, cancelled, dice), dice);
        } else if (dice.chance(REFUNDED)) {
            long refunded = at + DAY + (long) dice.exponential(6 * DAY);
            long back = dice.chance(0.6) ? cents : cents / 2;
            send(refunded, key, ShopFacts.refund(customer, order, refunded, back, dice), dice);
        }
        if (dice.chance(NONSENSE)) {
            send(at, key, ShopFacts.nonsense(customer, order, at, dice), dice);
        }
    }

    private void send(long at, byte[] key, byte[] value, Dice dice) {
        if (at < settings.closing()) {
            long arrival = dice.chance(LATE) ? at + (long) dice.between(0, LATEST) : at;
            underway.add(new Underway(arrival, ++sent, key, value));
        }
    }

    private record Underway(long arrival, long number, byte[] key, byte[] value)
            implements Comparable<Underway> {

        @Override
        public int compareTo(Underway other) {
            int byArrival = Long.compare(arrival, other.arrival);
            return byArrival != 0 ? byArrival : Long.compare(number, other.number);
        }
    }
}
