package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Segments;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import io.churnwarnings.testkit.oracle.ReferenceModel;
import io.churnwarnings.testkit.oracle.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In a replay facts arrive far ahead of the clock. A full ledger then compacts facts that the clock
 * has not reached, and must neither lose nor change the events of that part of the walk.
 */
@Tag("simulation")
class FullLedgerTest {

    private static final int SEEDS = Seeds.orElse(1_000);

    @Test
    void foldingAheadOfTheClockChangesNoEventOfFactsInOrder() {
        int foldedEarly = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            foldedEarly += play(seed);
        }
        assertThat(foldedEarly).as("facts folded early in all logs").isGreaterThan(SEEDS);
    }

    /** Plays a log in order with a clock that rarely moves; returns how much was folded early. */
    private static int play(long seed) {
        NastyLog log = NastyLog.onTime(seed);
        Policy policy = withLittleRoom(log.policy());
        Random random = new Random(seed);
        CustomerWatch watch = new CustomerWatch(Rulebook.of(policy));
        CustomerProfile profile = CustomerProfile.EMPTY;
        List<WarningEvent> events = new ArrayList<>();
        List<Fact> facts = log.facts().stream().sorted().toList();
        long clock = Long.MIN_VALUE;
        int foldedEarly = 0;
        for (Fact fact : facts) {
            if (random.nextInt(20) == 0) {
                clock = fact.occurredAt() - 1;
                profile = advance(watch, profile, clock, events);
            }
            Decision decision = watch.onFact(NastyLog.CUSTOMER, profile, fact, clock);
            profile = decision.profile();
            foldedEarly += decision.foldedEarly();
            assertThat(profile.ledger().entries().size() - profile.ledger().oldestKept())
                    .isLessThanOrEqualTo(policy.historyMaxFacts());
            assertThat(decision.events()).isEmpty();
        }
        advance(watch, profile, log.finalClock(), events);
        Transcript.assertSame(
                events,
                new ReferenceModel(NastyLog.CUSTOMER, policy).events(facts, log.finalClock()),
                "events of\n" + log);
        return foldedEarly;
    }

    private static CustomerProfile advance(
            CustomerWatch watch, CustomerProfile profile, long clock, List<WarningEvent> events) {
        if (profile.isEmpty() || profile.nextCheckAt() > clock) {
            return profile;
        }
        Decision decision = watch.onClock(NastyLog.CUSTOMER, profile, clock);
        events.addAll(decision.events());
        return decision.profile();
    }

    private static Policy withLittleRoom(Policy policy) {
        return new Policy(
                policy.occasionWindow(),
                policy.meanGapDays(),
                policy.priorWeight(),
                policy.estimator(),
                policy.floorDays(),
                policy.ceilingDays(),
                policy.minGaps(),
                policy.oneTimeBuyers(),
                policy.atRiskCycles(),
                policy.likelyLostCycles(),
                policy.line(),
                policy.lostAfter(),
                policy.retention(),
                4,
                12,
                policy.disorder(),
                policy.warningsFrom(),
                policy.backlog(),
                policy.rfm(),
                policy.drift(),
                policy.loss(),
                Segments.NONE,
                null,
                policy.calendar(),
                policy.holdout());
    }
}
