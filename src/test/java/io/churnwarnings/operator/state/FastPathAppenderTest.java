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

    private static void play(int seeds, UnaryOperator<NastyLog> change) {
        long routine = 0;
        long all = 0;
        for (long seed = 0; seed < seeds; seed++) {
            NastyLog log =
                    change.apply(
                            seed % 2 == 0 ? NastyLog.onTime(seed) : NastyLog.withLateFacts(seed));
            Store store = new Store();
            WatchPlay.play(log, store);
            routine += store.routine;
            all += store.all;
        }
        System.out.printf("%d of %d facts were routine%n", routine, all);
        assertThat(routine).isGreaterThan(all / 10);
    }

    /** Keeps the customer as the operator does. */
    private static final class Store implements WatchPlay.Keeper {

        private FastPathAppender facts;
        private final CustomerCodec codec = new CustomerCodec("CNY");
        private final CachedEntry entry = new CachedEntry(NastyLog.CUSTOMER);
        private int routine;
        private int all;

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
