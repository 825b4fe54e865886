package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.reference.Arrival;
import io.churnwarnings.reference.ExpectedEvent;
import io.churnwarnings.reference.NastyLog;
import io.churnwarnings.reference.ReferenceTimeline;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Step by step, the domain says what the reference model says, whatever arrives and however the
 * clock jumps.
 */
class CustomerWatchSimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 5_000);
    private static final int BATCH = 500;

    static LongStream batches() {
        return LongStream.range(0, SEEDS / BATCH).map(batch -> batch * BATCH);
    }

    @ParameterizedTest(name = "seeds {0} and the 499 after it")
    @MethodSource("batches")
    void saysTheSameAsTheReferenceWhenFactsComeInTime(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + BATCH; seed++) {
            play(NastyLog.onTime(seed));
        }
    }

    @ParameterizedTest(name = "seeds {0} and the 499 after it")
    @MethodSource("batches")
    void saysTheSameAsTheReferenceWhenFactsComeLate(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + BATCH; seed++) {
            play(NastyLog.withLateFacts(seed));
        }
    }

    private static void play(NastyLog log) {
        ReferenceTimeline reference = new ReferenceTimeline(NastyLog.CUSTOMER, log.policy());
        CustomerWatch watch = new CustomerWatch(log.policy());
        CustomerProfile profile = CustomerProfile.EMPTY;
        long clock = Long.MIN_VALUE;
        int step = 0;
        for (Arrival arrival : log.arrivals()) {
            List<ExpectedEvent> expected;
            List<WarningEvent> actual = List.of();
            if (arrival instanceof Arrival.OfFact taken) {
                if (taken.fact().occurredAt() <= clock && reference.hasFolded()) {
                    // What a late fact still recognises among half-forgotten ones is left open by
                    // the rules.
                    return;
                }
                expected = reference.arrive(taken.fact());
                Verdict verdict = watch.onFact(NastyLog.CUSTOMER, profile, taken.fact(), clock);
                profile = verdict.profile();
                actual = verdict.events();
            } else {
                long to = ((Arrival.OfClock) arrival).to();
                expected = reference.advance(to);
                clock = Math.max(clock, to);
                if (!profile.isEmpty() && profile.wakeAt() <= clock) {
                    Verdict verdict = watch.onClock(NastyLog.CUSTOMER, profile, clock);
                    profile = verdict.profile();
                    actual = verdict.events();
                }
            }
            assertThat(actual.stream().map(Told::of))
                    .as("step %d, %s, of%n%s", step++, arrival, log)
                    .containsExactlyElementsOf(expected.stream().map(Told::of).toList());
        }
    }

    /** What both tell of an event. */
    record Told(
            String eventId,
            EventType type,
            Stage stage,
            long at,
            long lastPurchaseAt,
            Integer gaps,
            Double cycleDays,
            CycleBasis basis,
            boolean backlog) {

        static Told of(WarningEvent event) {
            CycleState state = event.cycle();
            Cycle cycle = state == null ? null : state.cycle();
            return new Told(
                    event.eventId(),
                    event.type(),
                    event.stage(),
                    event.occurredAt(),
                    event.lastPurchaseAt(),
                    state == null ? null : state.gaps(),
                    cycle == null ? null : cycle.days(),
                    cycle == null ? null : cycle.basis(),
                    event.backlog());
        }

        static Told of(ExpectedEvent event) {
            return new Told(
                    event.eventId(),
                    event.type(),
                    event.stage(),
                    event.occurredAt(),
                    event.lastPurchaseAt(),
                    event.gaps(),
                    event.cycleDays(),
                    event.basis(),
                    event.backlog());
        }
    }
}
