package io.churnwarnings.domain;

import io.churnwarnings.domain.WatchPlay.Keeper;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.testkit.MutantHunt;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each mutant breaks something between the log and the domain, and the simulation finds it. */
@Tag("simulation")
class WatchMutantsTest {

    private static final int SEEDS = 2_000;

    @TestFactory
    Stream<DynamicTest> areFoundOut() {
        Map<String, Supplier<Keeper>> mutants = new TreeMap<>();
        mutants.put("a timer that is not armed again", TimerNotRearmed::new);
        mutants.put("a late fact that is taken for one in time", ClockForgotten::new);
        mutants.put("a repetition that is not recognised", DuplicatesTaken::new);
        mutants.put("state without what was published", keeping(WatchMutantsTest::unpublished));
        mutants.put("state without how often it was closed", keeping(WatchMutantsTest::unclosed));
        mutants.put("state that is always in step", keeping(WatchMutantsTest::alwaysInStep));
        mutants.put("state without cancelledAt", keeping(WatchMutantsTest::uncancelled));
        mutants.put("state without what is folded", folding(compacted -> CompactedHistory.NOTHING));
        mutants.put("a fold that forgets an occasion", folding(WatchMutantsTest::oneOccasionLess));
        mutants.put("a fold that forgets the open warning", folding(WatchMutantsTest::noneOpen));
        mutants.put("a fold that forgets the first occasion", folding(WatchMutantsTest::firstLost));
        mutants.put("a fold that forgets the months", folding(WatchMutantsTest::noMonths));
        mutants.put("a fold that forgets what was spent", folding(WatchMutantsTest::nothingSpent));
        mutants.put("a fold that forgets the amounts", folding(WatchMutantsTest::noAmounts));
        mutants.put("a fold that forgets a gap", folding(WatchMutantsTest::oneGapLess));
        mutants.put("a fold that forgets the drift", folding(WatchMutantsTest::notDrifting));
        return mutants.entrySet().stream()
                .map(m -> DynamicTest.dynamicTest(m.getKey(), () -> findOut(m.getValue())));
    }

    @Test
    void noneOfThemReportsAnUnbrokenImplementation() {
        RareLogs.all().forEach(WatchPlay::play);
    }

    private static void findOut(Supplier<Keeper> mutant) {
        Stream<NastyLog> random =
                Seeds.range(SEEDS)
                        .boxed()
                        .flatMap(
                                seed ->
                                        Stream.of(
                                                NastyLog.onTime(seed),
                                                NastyLog.withLateFacts(seed)));
        MutantHunt.assertDetected(
                Stream.concat(RareLogs.all(), random), log -> WatchPlay.play(log, mutant.get()));
    }

    /** The timer is dropped whenever the next check moves to a later time. */
    private static final class TimerNotRearmed implements Keeper {

        private long armed = CustomerProfile.NEVER;

        @Override
        public CustomerProfile keep(CustomerProfile profile) {
            boolean later = profile.nextCheckAt() > armed;
            armed = later ? CustomerProfile.NEVER : profile.nextCheckAt();
            return profile.wakingAt(armed);
        }
    }

    /** As if every fact came before the first watermark after a restart. */
    private static final class ClockForgotten implements Keeper {

        @Override
        public Decision onFact(
                CustomerWatch watch, CustomerProfile profile, Fact fact, long clock) {
            return watch.onFact(NastyLog.CUSTOMER, profile, fact, Long.MIN_VALUE);
        }
    }

    /** A purchase that comes again is made one of its own. */
    private static final class DuplicatesTaken implements Keeper {

        private final Set<String> orders = new HashSet<>();
        private int repetitions;

        @Override
        public Decision onFact(
                CustomerWatch watch, CustomerProfile profile, Fact fact, long clock) {
            boolean again = fact.type() == FactType.PURCHASE && !orders.add(fact.orderId());
            String order = again ? fact.orderId() + "+" + repetitions++ : fact.orderId();
            return watch.onFact(
                    NastyLog.CUSTOMER,
                    profile,
                    new Fact(fact.occurredAt(), order, fact.type(), fact.amount(), fact.currency()),
                    clock);
        }
    }

    private static Supplier<Keeper> keeping(UnaryOperator<CustomerProfile> loss) {
        return () ->
                new Keeper() {
                    @Override
                    public CustomerProfile keep(CustomerProfile profile) {
                        return loss.apply(profile);
                    }
                };
    }

    private static Supplier<Keeper> folding(UnaryOperator<CompactedHistory> loss) {
        return keeping(
                p -> {
                    Ledger ledger = p.ledger();
                    return with(
                            p,
                            new Ledger(
                                    loss.apply(ledger.compacted()),
                                    ledger.entries(),
                                    ledger.oldestKept()));
                });
    }

    private static CustomerProfile with(CustomerProfile p, Ledger ledger) {
        return new CustomerProfile(
                ledger, p.published(), p.pendingEvents(), p.nextCheckAt(), p.upToDate());
    }

    private static CustomerProfile unpublished(CustomerProfile p) {
        return new CustomerProfile(
                p.ledger(), List.of(), p.pendingEvents(), p.nextCheckAt(), p.upToDate());
    }

    private static CustomerProfile alwaysInStep(CustomerProfile p) {
        return new CustomerProfile(
                p.ledger(), p.published(), p.pendingEvents(), p.nextCheckAt(), true);
    }

    private static CustomerProfile unclosed(CustomerProfile p) {
        List<PublishedWarning> warnings =
                p.published().stream()
                        .map(
                                w ->
                                        new PublishedWarning(
                                                w.lastPurchaseAt(),
                                                0,
                                                w.first(),
                                                w.highest(),
                                                w.highestAt()))
                        .toList();
        return new CustomerProfile(
                p.ledger(), warnings, p.pendingEvents(), p.nextCheckAt(), p.upToDate());
    }

    private static CustomerProfile uncancelled(CustomerProfile p) {
        List<Entry> entries =
                p.ledger().entries().stream().map(entry -> Entry.of(entry.fact())).toList();
        return with(p, new Ledger(p.ledger().compacted(), entries, p.ledger().oldestKept()));
    }

    private static CompactedHistory oneOccasionLess(CompactedHistory f) {
        Occasions o = f.purchases().occasions();
        return o.count() < 2
                ? f
                : with(f, new Occasions(o.count() - 1, o.first(), o.latest(), o.lastOrder()));
    }

    private static CompactedHistory firstLost(CompactedHistory f) {
        Occasions o = f.purchases().occasions();
        return o.isEmpty()
                ? f
                : with(f, new Occasions(o.count(), o.latest(), o.latest(), o.lastOrder()));
    }

    private static CompactedHistory with(CompactedHistory f, Occasions occasions) {
        Purchases p = f.purchases();
        return with(
                f,
                new Purchases(
                        occasions, p.recentGaps(), p.months(), p.recentAmounts(), p.spending()));
    }

    private static CompactedHistory noMonths(CompactedHistory f) {
        Purchases p = f.purchases();
        return with(
                f,
                new Purchases(
                        p.occasions(), p.recentGaps(), List.of(), p.recentAmounts(), p.spending()));
    }

    private static CompactedHistory noAmounts(CompactedHistory f) {
        Purchases p = f.purchases();
        return with(
                f,
                new Purchases(p.occasions(), p.recentGaps(), p.months(), List.of(), p.spending()));
    }

    private static CompactedHistory nothingSpent(CompactedHistory f) {
        return with(f, f.purchases().with(TotalSpending.NONE));
    }

    private static CompactedHistory oneGapLess(CompactedHistory f) {
        Purchases p = f.purchases();
        List<Long> gaps = p.recentGaps();
        List<Long> less = gaps.isEmpty() ? gaps : gaps.subList(1, gaps.size());
        return with(
                f, new Purchases(p.occasions(), less, p.months(), p.recentAmounts(), p.spending()));
    }

    private static CompactedHistory with(CompactedHistory f, Purchases purchases) {
        return new CompactedHistory(
                f.asOf(), purchases, f.drifting(), f.newestStanding(), f.raised(), f.open());
    }

    private static CompactedHistory notDrifting(CompactedHistory f) {
        return new CompactedHistory(
                f.asOf(), f.purchases(), false, f.newestStanding(), f.raised(), f.open());
    }

    private static CompactedHistory noneOpen(CompactedHistory f) {
        return new CompactedHistory(
                f.asOf(), f.purchases(), f.drifting(), f.newestStanding(), f.raised(), List.of());
    }
}
