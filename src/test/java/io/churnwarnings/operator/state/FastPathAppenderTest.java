package io.churnwarnings.operator.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.WatchPlay;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fast path gives the same result as the walk. */
@Tag("simulation")
class FastPathAppenderTest {

    private static final int SEEDS = Seeds.orElse(1_000);

    @Test
    void theEventsAreThoseOfTheReference() {
        play(SEEDS, log -> log);
    }

    @Test
    void theEventsAreThoseOfTheReferenceWhenTheRulesChange() {
        play(SEEDS / 4, NastyLog::withChangingRules);
    }

    @Test
    void soDoCustomersWithOrdersAlone() {
        play(SEEDS, NastyLog::withOrdersAlone);
        play(SEEDS, log -> log.withOrdersAlone().withChangingRules());
    }

    private static void play(int seeds, UnaryOperator<NastyLog> change) {
        long routine = 0;
        long all = 0;
        long columns = 0;
        long events = 0;
        long checks = 0;
        for (long seed = 0; seed < seeds; seed++) {
            NastyLog log =
                    change.apply(
                            seed % 2 == 0 ? NastyLog.onTime(seed) : NastyLog.withLateFacts(seed));
            Store store = new Store();
            WatchPlay.play(log, store);
            routine += store.routine;
            all += store.all;
            columns += store.columns;
            events += store.events;
            checks += store.checks;
        }
        System.out.printf("%d of %d facts were routine%n", routine, all);
        System.out.printf(
                "%d of %d checks were made over columns, with %d events%n",
                columns, checks, events);
        assertThat(routine).isGreaterThan(all / 10);
        assertThat(events).isGreaterThan(seeds / 10);
    }

    /** Keeps the customer as the operator does. */
    private static final class Store implements WatchPlay.Keeper {

        private FastPathAppender facts;
        private final CustomerCodec codec = new CustomerCodec("CNY");
        private final CachedEntry entry = new CachedEntry(NastyLog.CUSTOMER);
        private int routine;
        private int all;
        private int columns;
        private int checks;
        private int events;

        @Override
        public CustomerWatch watch(Rulebook rules) {
            facts = new FastPathAppender(rules);
            return new CustomerWatch(rules);
        }

        @Override
        public CustomerProfile align(CustomerWatch watch, CustomerProfile profile, long clock) {
            if (entry.length == 0) {
                return profile;
            }
            try {
                entry.nextCheckAt = watch.nextCheckAt(codec.readForWalk(entry), clock, clock + 1);
                return codec.read(entry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Decision onFact(
                CustomerWatch watch, CustomerProfile profile, Fact fact, long clock) {
            all++;
            try {
                if (facts.take(entry, fact, clock)) {
                    routine++;
                    return new Decision(codec.read(entry), List.of(), FactOutcome.PLACED, 0);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return watch.onFact(NastyLog.CUSTOMER, profile, fact, clock);
        }

        /** The walk is the same over columns as over facts. */
        @Override
        public Decision onClock(CustomerWatch watch, CustomerProfile profile, long clock) {
            Decision general = watch.onClock(NastyLog.CUSTOMER, profile, clock);
            checks++;
            try {
                CustomerProfile inColumns = codec.readForWalk(entry);
                if (inColumns.ledger().orders() == null) {
                    return general;
                }
                columns++;
                events += general.events().size();
                Decision decision = watch.onClock(NastyLog.CUSTOMER, inColumns, clock);
                assertThat(decision.events()).isEqualTo(general.events());
                CustomerProfile after = decision.profile();
                CustomerProfile expected = general.profile();
                assertThat(after.nextCheckAt()).isEqualTo(expected.nextCheckAt());
                assertThat(after.published()).isEqualTo(expected.published());
                assertThat(after.upToDate()).isEqualTo(expected.upToDate());
                assertThat(after.ledger().entries()).hasSameSizeAs(expected.ledger().entries());
                return codec.writeAfterWalk(inColumns, after, entry)
                        ? new Decision(codec.read(entry), decision.events(), null, 0)
                        : general;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CustomerProfile keep(CustomerProfile profile) {
            try {
                codec.write(profile, entry);
                return codec.read(entry);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
