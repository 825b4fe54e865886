package io.churnwarnings.operator;

import io.churnwarnings.domain.WatchPlay;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.operator.state.RandomCustomers;
import io.churnwarnings.operator.state.WatchedCustomer;
import io.churnwarnings.testkit.MutantHunt;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The serializer keeps all that the domain needs, and the round trip finds one that does not. */
@Tag("simulation")
class SerializerMutantsTest {

    private static final int SEEDS = 1_000;

    @Test
    void serializingAtEveryStepDoesNotChangeTheEvents() {
        WatchPlay.Keeper store =
                new WatchPlay.Keeper() {
                    @Override
                    public CustomerProfile keep(CustomerProfile profile) {
                        return read(write(new WatchedCustomer(profile, profile.nextCheckAt())))
                                .profile();
                    }
                };
        for (long seed = 0; seed < Seeds.orElse(SEEDS); seed++) {
            WatchPlay.play(NastyLog.onTime(seed), store);
            WatchPlay.play(NastyLog.withLateFacts(seed), store);
            WatchPlay.play(NastyLog.withRunningSums(seed, seed % 2 == 0), store);
        }
    }

    @TestFactory
    Stream<DynamicTest> areFoundOutIfTheyLose() {
        Map<String, UnaryOperator<WatchedCustomer>> mutants = new TreeMap<>();
        mutants.put(
                "when he is armed",
                c -> new WatchedCustomer(c.profile(), c.profile().nextCheckAt()));
        mutants.put("when he must be looked at", of(p -> with(p, p.ledger(), true, true, false)));
        mutants.put("what was published", of(p -> with(p, p.ledger(), false, true, true)));
        mutants.put("what is ahead", of(p -> with(p, p.ledger(), true, false, true)));
        mutants.put(
                "what is folded",
                ofLedger(l -> new Ledger(CompactedHistory.NOTHING, l.entries(), l.oldestKept())));
        mutants.put(
                "what was spent",
                ofLedger(
                        l ->
                                new Ledger(
                                        l.compacted()
                                                .with(
                                                        l.compacted()
                                                                .purchases()
                                                                .with(TotalSpending.NONE)),
                                        l.entries(),
                                        l.oldestKept())));
        mutants.put("the boundary", ofLedger(l -> new Ledger(l.compacted(), l.entries(), 0)));
        mutants.put("cancelledAt", ofEntry(e -> new Entry(e.fact(), Entry.NEVER)));
        mutants.put("the currency", ofEntry(e -> new Entry(inYuan(e.fact()), e.cancelledAt())));
        mutants.put("what was found", ofEntry(e -> new Entry(e.fact(), e.cancelledAt())));
        return mutants.entrySet().stream()
                .map(m -> DynamicTest.dynamicTest(m.getKey(), () -> findOut(m.getValue())));
    }

    private static void findOut(UnaryOperator<WatchedCustomer> loss) {
        MutantHunt.assertFound(
                Seeds.range(SEEDS).mapToObj(seed -> new RandomCustomers(seed).next()),
                customer -> !loss.apply(read(write(customer))).equals(customer));
    }

    private static UnaryOperator<WatchedCustomer> of(UnaryOperator<CustomerProfile> loss) {
        return c -> new WatchedCustomer(loss.apply(c.profile()), c.timerAt());
    }

    private static UnaryOperator<WatchedCustomer> ofLedger(UnaryOperator<Ledger> loss) {
        return of(p -> with(p, loss.apply(p.ledger()), true, true, true));
    }

    private static UnaryOperator<WatchedCustomer> ofEntry(UnaryOperator<Entry> loss) {
        return ofLedger(
                l ->
                        new Ledger(
                                l.compacted(),
                                l.entries().stream().map(loss).toList(),
                                l.oldestKept()));
    }

    private static CustomerProfile with(
            CustomerProfile p,
            Ledger ledger,
            boolean published,
            boolean pendingEvents,
            boolean nextCheckAt) {
        return new CustomerProfile(
                ledger,
                published ? p.published() : List.of(),
                pendingEvents ? p.pendingEvents() : List.of(),
                nextCheckAt ? p.nextCheckAt() : CustomerProfile.NEVER,
                p.upToDate());
    }

    private static Fact inYuan(Fact f) {
        return new Fact(f.occurredAt(), f.orderId(), f.type(), f.amount(), "CNY");
    }

    private static byte[] write(WatchedCustomer customer) {
        try {
            return customer.encode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WatchedCustomer read(byte[] bytes) {
        try {
            return WatchedCustomer.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
