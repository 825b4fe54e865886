package io.churnwarnings.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The reference agrees with itself: step by step it gives the same events as all at once, for any
 * order of arrival.
 */
@Tag("simulation")
class NastyLogTest {

    private static final int LOGS = Seeds.orElse(1_000);

    private record Told(
            List<ExpectedEvent> events, ReferenceTimeline timeline, boolean metFolded) {}

    @Test
    void aSeedGivesTheSameLogAgain() {
        assertThat(NastyLog.withLateFacts(7)).hasToString(NastyLog.withLateFacts(7).toString());
    }

    @Test
    void logsThatAreOnTimeAreOnTime() {
        onTime().forEach(
                        log -> {
                            long clock = Long.MIN_VALUE;
                            for (Arrival arrival : log.arrivals()) {
                                if (arrival instanceof Arrival.OfClock step) {
                                    assertThat(step.to()).as("%s", log).isGreaterThan(clock);
                                    clock = step.to();
                                } else if (arrival instanceof Arrival.OfFact fact) {
                                    assertThat(fact.fact().occurredAt())
                                            .as("%s", log)
                                            .isGreaterThan(clock);
                                }
                            }
                        });
    }

    @Test
    void factsOnTimeGiveTheSameEventsStepByStepAndTogether() {
        onTime().forEach(
                        log ->
                                assertThat(follow(log).events())
                                        .as("%s", log)
                                        .isEqualTo(allAtOnce(log)));
    }

    @Test
    void onTimeTheOrderOfArrivalDoesNotShow() {
        onTime().forEach(
                        log -> {
                            List<Fact> shuffled = new ArrayList<>(log.facts());
                            Collections.shuffle(shuffled, new Random(log.seed()));
                            ReferenceTimeline timeline =
                                    new ReferenceTimeline(NastyLog.CUSTOMER, log.policy());
                            shuffled.forEach(timeline::arrive);
                            assertThat(timeline.advance(log.finalClock()))
                                    .as("%s", log)
                                    .isEqualTo(allAtOnce(log));
                        });
    }

    @Test
    void theFinalOpenWarningsAreThoseOfAWalkOverAllFacts() {
        int[] judged = {0};
        late().forEach(
                        log -> {
                            Told told = follow(log);
                            ReferenceTimeline timeline = told.timeline();
                            if (timeline.wasForgotten()
                                    || timeline.counters().tooOldToPlace()
                                                    + timeline.counters().foldedEarly()
                                            > 0) {
                                return;
                            }
                            judged[0]++;
                            List<ExpectedEvent> walk =
                                    new ReferenceModel(NastyLog.CUSTOMER, log.policy())
                                            .walk(timeline.placed(), log.finalClock())
                                            .get(0)
                                            .events();
                            assertSameOpen(log, told.events(), walk);
                            if (!told.metFolded()) {
                                assertSameOpen(log, told.events(), allAtOnce(log));
                            }
                        });
        assertThat(judged[0]).isGreaterThan(LOGS / 4);
    }

    private static void assertSameOpen(
            NastyLog log, List<ExpectedEvent> published, List<ExpectedEvent> walk) {
        Warnings actual = Warnings.of(published);
        Warnings expected = Warnings.of(walk);
        assertThat(actual.open().isEmpty()).as("%s", log).isEqualTo(expected.open().isEmpty());
        expected.open()
                .forEach(
                        event ->
                                assertThat(actual.isOpen(event.lastPurchaseAt(), event.stage()))
                                        .as("%s in %s", event, log)
                                        .isTrue());
    }

    @Test
    void noWarningIsClosedTwiceAndStagesRiseAndNoIdentifierIsRepeated() {
        Stream.concat(onTime(), late())
                .forEach(
                        log -> {
                            Told told = follow(log);
                            if (told.timeline().wasForgotten()) {
                                return;
                            }
                            Warnings warnings = new Warnings();
                            for (ExpectedEvent event : told.events()) {
                                if (event.type() == EventType.DRIFTING) {
                                    continue;
                                }
                                boolean allowed =
                                        event.type() == EventType.RAISED
                                                ? !warnings.isOpen(
                                                        event.lastPurchaseAt(), event.stage())
                                                : warnings.isOpen(event.lastPurchaseAt());
                                assertThat(allowed).as("%s in %s", event, log).isTrue();
                                assertThat(event.closings())
                                        .as("%s in %s", event, log)
                                        .isEqualTo(warnings.closings(event.lastPurchaseAt()));
                                warnings.read(event);
                            }
                            assertThat(told.events().stream().map(ExpectedEvent::eventId))
                                    .as("%s", log)
                                    .doesNotHaveDuplicates();
                        });
    }

    @Test
    void theLogsAreNastyEnough() {
        List<Told> onTime = onTime().map(NastyLogTest::follow).toList();
        List<Told> late = late().map(NastyLogTest::follow).toList();

        // Facts never erase a customer.
        for (EventType type : EnumSet.complementOf(EnumSet.of(EventType.ERASED))) {
            assertThat(count(onTime, type)).as("%s", type).isGreaterThan(LOGS / 10);
        }
        assertThat(onTime)
                .filteredOn(told -> told.timeline().wasForgotten())
                .hasSizeGreaterThan(LOGS / 20);
        assertThat(onTime)
                .filteredOn(told -> told.timeline().counters().duplicates() > 0)
                .hasSizeGreaterThan(LOGS / 3);
        assertThat(late).filteredOn(Told::metFolded).hasSizeGreaterThan(LOGS / 20);
        assertThat(late)
                .filteredOn(told -> told.timeline().counters().tooOldToPlace() > 0)
                .hasSizeGreaterThan(LOGS / 20);
        assertThat(onTime.stream().flatMap(told -> told.events().stream()))
                .anyMatch(ExpectedEvent::backlog)
                .anyMatch(event -> event.closings() > 0)
                .anyMatch(event -> event.reasons().size() == 2)
                .anyMatch(event -> event.reasons().contains(DriftReason.ORDER_VALUE_DROP))
                .anyMatch(event -> event.lossProbability() != null);
        assertThat(
                        onTime.stream()
                                .flatMap(told -> told.events().stream())
                                .map(ExpectedEvent::customer)
                                .filter(Objects::nonNull)
                                .map(ExpectedCustomer::type))
                .contains(
                        CustomerType.SLEEPING,
                        CustomerType.ONE_TIME,
                        CustomerType.RETURNING,
                        CustomerType.LOYAL);
    }

    private static long count(List<Told> logs, EventType type) {
        return logs.stream()
                .flatMap(told -> told.events().stream())
                .filter(event -> event.type() == type)
                .count();
    }

    private static Stream<NastyLog> onTime() {
        return LongStream.range(0, LOGS).mapToObj(NastyLog::onTime);
    }

    private static Stream<NastyLog> late() {
        return LongStream.range(0, LOGS).mapToObj(NastyLog::withLateFacts);
    }

    private static List<ExpectedEvent> allAtOnce(NastyLog log) {
        return new ReferenceModel(NastyLog.CUSTOMER, log.policy())
                .events(log.facts(), log.finalClock());
    }

    private static Told follow(NastyLog log) {
        ReferenceTimeline timeline = new ReferenceTimeline(NastyLog.CUSTOMER, log.policy());
        List<ExpectedEvent> events = new ArrayList<>();
        boolean metFolded = false;
        for (Arrival arrival : log.arrivals()) {
            if (arrival instanceof Arrival.OfClock step) {
                events.addAll(timeline.advance(step.to()));
            } else if (arrival instanceof Arrival.OfFact fact) {
                metFolded |= fact.fact().occurredAt() <= timeline.clock() && timeline.hasFolded();
                events.addAll(timeline.arrive(fact.fact()));
            }
        }
        return new Told(events, timeline, metFolded);
    }
}
