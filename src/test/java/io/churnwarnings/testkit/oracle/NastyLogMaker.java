package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Makes up a customer's history in order of time, and then an order of arrival. */
final class NastyLogMaker {

    private record Delayed(Fact fact, long arrivesAt, boolean late) {}

    private final long seed;
    private final boolean withLateFacts;
    private final Random random;
    private final Policy policy;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Long> purchases = new ArrayList<>();
    private long now;
    private int orders;

    /** Whether there are running sums of refunds. */
    private boolean sums;

    NastyLogMaker(long seed, boolean withLateFacts) {
        this.seed = seed;
        this.withLateFacts = withLateFacts;
        this.random = new Random(seed);
        this.policy = new NastyPolicies(random).draw();
    }

    NastyLogMaker(long seed, boolean withLateFacts, Policy policy) {
        this.seed = seed;
        this.withLateFacts = withLateFacts;
        this.random = new Random(seed);
        this.policy = policy;
    }

    NastyLogMaker withRunningSums() {
        sums = true;
        return this;
    }

    NastyLog make() {
        now = Story.START + random.nextInt(100) * Policies.DAY;
        long rhythm = (1 + random.nextInt(60)) * Policies.DAY;
        int size = 1 + random.nextInt(random.nextBoolean() ? 8 : 50);
        boolean wholeDays = random.nextInt(4) == 0;
        while (facts.size() < size) {
            now += wholeDays ? pause(rhythm) / Policies.DAY * Policies.DAY : pause(rhythm);
            happen();
        }
        return new NastyLog(seed, policy, arrivals());
    }

    /**
     * The length of a pause. Most often the customer keeps the rhythm; else a boundary is hit
     * exactly or just missed.
     */
    private long pause(long rhythm) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3);
            case 2 -> random.nextInt((int) policy.disorder());
            case 3 -> justAbout(policy.occasionWindow());
            case 4, 5 -> until(aLine());
            case 6 -> purchases.isEmpty() ? 0 : until(lastPurchase() + policy.retention());
            case 7 ->
                    random.nextInt(4) == 0
                            ? policy.retention() + random.nextInt(900) * Policies.DAY
                            : rhythm;
            default -> (long) (rhythm * (0.5 + random.nextDouble()));
        };
    }

    private long justAbout(long duration) {
        return Math.max(0, duration + random.nextInt(3) - 1);
    }

    private long until(long instant) {
        return justAbout(Math.max(0, instant - now));
    }

    private long aLine() {
        if (purchases.isEmpty()) {
            return now;
        }
        List<Long> lines = new ArrayList<>(new ReferenceRhythm(purchases, policy).lines().values());
        return lines.get(random.nextInt(lines.size()));
    }

    private long lastPurchase() {
        return purchases.get(purchases.size() - 1);
    }

    private void happen() {
        switch (random.nextInt(sums ? 24 : 16)) {
            case 16, 17, 18, 19 -> fact(aRecentOrder(), FactType.REFUNDED_SO_FAR);
            case 20 -> fact(aRecentOrder(), FactType.REFUND);
            case 21 -> fact(anOrder(), FactType.REFUNDED_SO_FAR);
            case 0 -> fact(anOrder(), FactType.REFUND);
            case 1, 2 -> fact(anOrder(), FactType.CANCELLATION);
            case 3 -> fact("o" + Math.max(1, orders), FactType.CANCELLATION);
            case 4 -> {
                String order = "o" + ++orders;
                fact(order, FactType.PURCHASE);
                fact(order, random.nextBoolean() ? FactType.CANCELLATION : FactType.REFUND);
            }
            case 5 -> repeat(random.nextInt(Math.max(1, facts.size())));
            case 6 -> repeat(Math.max(0, facts.size() - 1 - random.nextInt(3)));
            case 7 -> fact(anOrder(), FactType.PURCHASE);
            default -> fact("o" + ++orders, FactType.PURCHASE);
        }
    }

    private String aRecentOrder() {
        return "o" + Math.max(1, orders - random.nextInt(3));
    }

    /** Any order there is, and some that there is not, or not yet. */
    private String anOrder() {
        return "o" + random.nextInt(orders + 4);
    }

    private void fact(String order, FactType type) {
        long amount =
                switch (random.nextInt(8)) {
                    case 0 -> Fact.UNKNOWN_AMOUNT;
                    case 1 -> random.nextInt(40_0000);
                    case 2 -> 0;
                    default -> (1 + random.nextInt(3)) * 10_0000L;
                };
        add(new Fact(now, order, type, amount, random.nextInt(5) == 0 ? "USD" : "CNY"));
    }

    /** The same fact again, the same word for word or with something changed. */
    private void repeat(int index) {
        if (index < facts.size()) {
            Fact fact = facts.get(index);
            boolean same = random.nextBoolean();
            long amount = random.nextBoolean() ? fact.amount() : 7_0000L;
            add(same ? fact : new Fact(now, fact.orderId(), fact.type(), amount, fact.currency()));
        }
    }

    private void add(Fact fact) {
        facts.add(fact);
        if (fact.type() == FactType.PURCHASE) {
            purchases.add(fact.occurredAt());
            purchases.sort(null);
        }
    }

    private List<Arrival> arrivals() {
        List<Delayed> delayed = new ArrayList<>(facts.stream().map(this::delay).toList());
        delayed.sort(Comparator.comparingLong(Delayed::arrivesAt));
        List<Arrival> arrivals = new ArrayList<>();
        long clock = Story.START - Policies.DAY;
        for (int i = 0; i < delayed.size(); i++) {
            long limit =
                    delayed.subList(i, delayed.size()).stream()
                            .filter(fact -> !fact.late())
                            .mapToLong(fact -> fact.fact().occurredAt() - 1)
                            .min()
                            .orElse(delayed.get(i).arrivesAt());
            long to = clockStep(clock, limit);
            if (to > clock) {
                arrivals.add(new Arrival.OfClock(to));
                clock = to;
            }
            arrivals.add(new Arrival.OfFact(delayed.get(i).fact()));
        }
        long end =
                Math.max(
                        clock + 1,
                        now + random.nextInt(random.nextBoolean() ? 40 : 1200) * Policies.DAY);
        arrivals.add(new Arrival.OfClock(end));
        return arrivals;
    }

    private Delayed delay(Fact fact) {
        if (withLateFacts && random.nextInt(5) == 0) {
            long delay = (long) (Policies.DAY * Math.pow(10, random.nextDouble() * 3));
            return new Delayed(fact, fact.occurredAt() + delay, true);
        }
        return new Delayed(
                fact, fact.occurredAt() + random.nextInt((int) policy.disorder() + 1), false);
    }

    /** Small steps, jumps over everything up to the next fact, and no step at all. */
    private long clockStep(long clock, long limit) {
        return switch (random.nextInt(4)) {
            case 0 -> clock;
            case 1 -> Math.min(limit, clock + random.nextInt(3 * (int) Policies.DAY));
            default -> limit;
        };
    }
}
