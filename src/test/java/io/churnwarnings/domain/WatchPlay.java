package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.oracle.Arrival;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import io.churnwarnings.testkit.oracle.NastyLog;
import io.churnwarnings.testkit.oracle.ReferenceTimeline;
import io.churnwarnings.testkit.oracle.Transcript;
import java.util.List;

/**
 * Plays a log to the domain and to the reference model, step by step, and compares their events.
 */
public final class WatchPlay {

    /** The layer between the log and the domain; a test may insert a broken one. */
    public interface Keeper {

        /** Takes in a fact, as {@link CustomerWatch#onFact} does. */
        default Decision onFact(
                CustomerWatch watch, CustomerProfile profile, Fact fact, long clock) {
            return watch.onFact(NastyLog.CUSTOMER, profile, fact, clock);
        }

        /** Lets the clock pass, as {@link CustomerWatch#onClock} does. */
        default Decision onClock(CustomerWatch watch, CustomerProfile profile, long clock) {
            return watch.onClock(NastyLog.CUSTOMER, profile, clock);
        }

        /** Begins to judge by these rules. */
        default CustomerWatch watch(Rulebook rules) {
            return new CustomerWatch(rules);
        }

        /** Sees to it that the clock comes back in time after new rules have become known. */
        default CustomerProfile align(CustomerWatch watch, CustomerProfile profile, long clock) {
            return profile.isEmpty()
                    ? profile
                    : profile.wakingAt(watch.nextCheckAt(profile, clock, clock + 1));
        }

        /** The profile as found at the next load. */
        default CustomerProfile keep(CustomerProfile profile) {
            return profile;
        }
    }

    private WatchPlay() {}

    /** Plays with a correct keeper. */
    public static void play(NastyLog log) {
        play(log, new Keeper() {});
    }

    /**
     * @throws AssertionError if the domain says anything else than the reference
     */
    public static void play(NastyLog log, Keeper keeper) {
        ReferenceTimeline reference = new ReferenceTimeline(NastyLog.CUSTOMER, log.rules());
        NewsOfRules news = new NewsOfRules(log);
        CustomerWatch watch = keeper.watch(news.rulebook());
        CustomerProfile profile = CustomerProfile.EMPTY;
        long clock = Long.MIN_VALUE;
        int step = 0;
        for (Arrival arrival : log.arrivals()) {
            if (news.comesBefore(arrival)) {
                watch = keeper.watch(news.rulebook());
                profile = keeper.keep(keeper.align(watch, profile, clock));
            }
            List<ExpectedEvent> expected;
            List<WarningEvent> actual = List.of();
            if (arrival instanceof Arrival.OfFact taken) {
                if (taken.fact().occurredAt() <= clock && reference.hasFolded()) {
                    // The matches of a late fact among
                    // compacted ones are unspecified by the rules.
                    return;
                }
                expected = reference.arrive(taken.fact());
                Decision decision = keeper.onFact(watch, profile, taken.fact(), clock);
                profile = keeper.keep(decision.profile());
                actual = decision.events();
            } else {
                long to = ((Arrival.OfClock) arrival).to();
                expected = reference.advance(to);
                clock = Math.max(clock, to);
                if (!profile.isEmpty() && profile.nextCheckAt() <= clock) {
                    Decision decision = keeper.onClock(watch, profile, clock);
                    profile = keeper.keep(decision.profile());
                    actual = decision.events();
                }
            }
            for (WarningEvent event : actual) {
                Policy then = log.rules().at(event.occurredAt());
                assertThat(event.rulesVersion())
                        .as("%s of %s", event, log)
                        .isEqualTo(then.rulesVersion());
                assertThat(event.modelVersion()).isEqualTo(then.loss().modelVersion());
            }
            Transcript.assertSame(
                    actual, expected, "step %d, %s, of%n%s".formatted(step++, arrival, log));
        }
    }
}
