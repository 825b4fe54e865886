package io.churnwarnings.operator.state;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.MonthTotal;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.FoundRefunds;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.RaisedSilence;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** State of every form that a customer's can take, and of some that it never will. */
public final class RandomCustomers {

    private static final long YEAR_1 = -62_135_596_800_000L;
    private static final long YEAR_9999 = 253_402_300_799_999L;
    private static final String[] IDS = {"o1", "7", "订单-9", "\ud83d\uded2", "x".repeat(256)};

    private final Random random;

    public RandomCustomers(long seed) {
        random = new Random(seed);
    }

    public WatchedCustomer next() {
        List<Entry> entries = new ArrayList<>(some(12, this::entry));
        entries.add(entry());
        int oldestKept = random.nextBoolean() ? 0 : random.nextInt(entries.size() + 1);
        CompactedHistory compacted = random.nextBoolean() ? CompactedHistory.NOTHING : compacted();
        boolean wakes = random.nextInt(4) > 0;
        long nextCheckAt = wakes ? time() : CustomerProfile.NEVER;
        long timerAt = random.nextBoolean() ? nextCheckAt : Math.min(nextCheckAt, time());
        return new WatchedCustomer(
                new CustomerProfile(
                        new Ledger(compacted, entries, oldestKept),
                        some(3, this::published),
                        some(3, this::event),
                        nextCheckAt,
                        random.nextBoolean()),
                timerAt);
    }

    private Entry entry() {
        long amount =
                switch (random.nextInt(4)) {
                    case 0 -> Fact.UNKNOWN_AMOUNT;
                    case 1 -> random.nextInt(1_000_000) * 100L;
                    case 2 -> random.nextInt(1_000_000);
                    default -> 9_999_999_999_999_999L;
                };
        Fact fact =
                new Fact(
                        time(),
                        IDS[random.nextInt(IDS.length)],
                        oneOf(FactType.values()),
                        amount,
                        random.nextInt(3) == 0 ? "USD" : "CNY");
        boolean sum = fact.type() == FactType.REFUNDED_SO_FAR && random.nextBoolean();
        return new Entry(fact, random.nextInt(3) == 0 ? time() : Entry.NEVER, sum ? found() : null);
    }

    private FoundRefunds found() {
        boolean purchase = random.nextBoolean();
        boolean known = purchase && random.nextBoolean();
        return new FoundRefunds(
                purchase,
                known ? random.nextInt(1_000_000) : Fact.UNKNOWN_AMOUNT,
                random.nextInt(1_000_000),
                random.nextBoolean() ? "USD" : "CNY");
    }

    private CompactedHistory compacted() {
        long first = time();
        Occasions occasions =
                random.nextInt(4) == 0
                        ? Occasions.NONE
                        : new Occasions(1 + random.nextInt(1000), first, first + 5, first + 9);
        return new CompactedHistory(
                time(),
                purchases(occasions),
                random.nextBoolean(),
                random.nextBoolean() ? Long.MIN_VALUE : time(),
                some(3, () -> new RaisedSilence(time(), oneOf(Stage.values()))),
                some(3, this::event));
    }

    private Purchases purchases(Occasions occasions) {
        List<MonthTotal> months = new ArrayList<>();
        int month = 24_000;
        for (int i = random.nextInt(14); i > 0; i--) {
            month += 1 + random.nextInt(3);
            months.add(new MonthTotal(month, random.nextInt(40), MoneySum.of(money() - money())));
        }
        return new Purchases(
                occasions,
                some(16, () -> (long) random.nextInt() & 0x7fffffffL),
                months,
                some(32, this::money),
                random.nextInt(3) == 0 ? TotalSpending.NONE : spending(occasions));
    }

    private TotalSpending spending(Occasions occasions) {
        boolean known = random.nextInt(4) > 0;
        int orders = known ? random.nextInt(300) : 0;
        return new TotalSpending(
                orders,
                orders * (random.nextLong() >> 32),
                random.nextBoolean() ? occasions.count() : random.nextInt(9),
                known,
                known ? MoneySum.of(money() - money()).plus(money()) : MoneySum.ZERO);
    }

    private CustomerSnapshot snapshot() {
        return random.nextInt(3) == 0
                ? null
                : new CustomerSnapshot(
                        purchases(new Occasions(2, time(), time(), time())),
                        oneOf(CustomerType.values()));
    }

    private long money() {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000) * 100L;
    }

    private PublishedWarning published() {
        return random.nextBoolean()
                ? new PublishedWarning(time(), random.nextInt(300), null, null, 0)
                : new PublishedWarning(
                        time(), random.nextInt(3), Stage.AT_RISK, oneOf(Stage.values()), time());
    }

    private WalkEvent event() {
        return new WalkEvent(
                oneOf(WalkEvent.Kind.values()),
                random.nextInt(4) == 0 ? null : oneOf(Stage.values()),
                time(),
                time(),
                rhythm(),
                snapshot(),
                some(2, () -> oneOf(DriftReason.values())),
                random.nextBoolean());
    }

    private CycleState rhythm() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new CycleState(random.nextInt(200), null);
            default ->
                    new CycleState(
                            random.nextInt(200),
                            new Cycle(
                                    random.nextDouble() * 180,
                                    random.nextDouble() / 3,
                                    oneOf(CycleBasis.values())));
        };
    }

    private long time() {
        return switch (random.nextInt(8)) {
            case 0 -> YEAR_1;
            case 1 -> YEAR_9999;
            case 2 -> 0;
            default -> 1_700_000_000_000L + (long) (random.nextGaussian() * 1e11);
        };
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(int most, Supplier<T> maker) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(maker.get());
        }
        return list;
    }
}
