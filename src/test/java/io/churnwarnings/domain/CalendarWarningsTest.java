package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.CalendarPolicy;
import io.churnwarnings.domain.calendar.ShopCalendar;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Warnings of a customer with a cycle of 10 days, in a shop of Shanghai with a calendar. */
class CalendarWarningsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final BusinessTime PAUSE = days("2026-02-15", "2026-02-23", 0);
    private static final Policy PLAIN = Policies.standard();

    private final List<String> said = new ArrayList<>();
    private CustomerProfile profile = CustomerProfile.EMPTY;

    @Test
    void aPauseDoesNotCountAsSilence() {
        buysEveryTenDaysUntil(Rulebook.of(with(PAUSE)), "2026-02-10T00:00");
        walkTo(Rulebook.of(with(PAUSE)), "2026-04-01T00:00");
        assertThat(said)
                .containsExactly(
                        "2026-03-06T00:00 RAISED AT_RISK 10.0",
                        "2026-03-11T00:00 RAISED LIKELY_LOST 10.0");
    }

    @Test
    void aGapAcrossAPauseIsAsLongAsTheBusinessDaysInIt() {
        Rulebook rules = Rulebook.of(with(PAUSE));
        buysEveryTenDaysUntil(rules, "2026-02-10T00:00");
        buys(rules, "2026-03-01T00:00");
        walkTo(rules, "2026-03-20T00:00");
        assertThat(said).containsExactly("2026-03-16T00:00 RAISED AT_RISK 10.0");
    }

    @Test
    void aDayOfRateTwoCountsTwice() {
        Rulebook rules = Rulebook.of(with(days("2025-11-01", "2025-11-11", 20_000)));
        buysEveryTenDaysUntil(rules, "2025-10-25T12:00");
        walkTo(rules, "2025-11-06T00:00");
        assertThat(said).containsExactly("2025-11-05T06:00 RAISED AT_RISK 10.0");
    }

    @Test
    void aPauseThatIsAnnouncedLateMovesTheLinesAheadAlone() {
        Rulebook rules = Rulebook.of(PLAIN).with(at("2026-02-25T12:00"), with(PAUSE));
        buysEveryTenDaysUntil(rules, "2026-02-10T00:00");
        walkTo(rules, "2026-04-01T00:00");
        assertThat(said)
                .containsExactly(
                        "2026-02-25T00:00 RAISED AT_RISK 10.0",
                        "2026-03-11T00:00 RAISED LIKELY_LOST 10.0");
    }

    @Test
    void aPauseThatIsTakenBackLetsThePassedLineSpeakAtOnce() {
        Rulebook rules = Rulebook.of(with(PAUSE)).with(at("2026-02-26T12:00"), PLAIN);
        buysEveryTenDaysUntil(rules, "2026-02-10T00:00");
        walkTo(rules, "2026-02-27T00:00");
        assertThat(said).containsExactly("2026-02-26T12:00 RAISED AT_RISK 10.0");
    }

    @Test
    void anOrderAtTheInstantOfTheChangeEndsTheSilenceFirst() {
        Rulebook rules = Rulebook.of(with(PAUSE)).with(at("2026-02-26T12:00"), PLAIN);
        buysEveryTenDaysUntil(rules, "2026-02-10T00:00");
        buys(rules, "2026-02-26T12:00");
        walkTo(rules, "2026-02-27T00:00");
        assertThat(said).isEmpty();
    }

    @Test
    void ordinaryDaysAloneChangeNoLine() {
        BusinessTime ordinary =
                BusinessTime.of(
                        new ShopCalendar("one", List.of(), List.of(), List.of(), List.of()), ZONE);
        buysEveryTenDaysUntil(Rulebook.of(with(ordinary)), "2026-02-10T00:00");
        walkTo(Rulebook.of(with(ordinary)), "2027-04-01T00:00");
        List<String> byCalendar = List.copyOf(said);
        said.clear();
        profile = CustomerProfile.EMPTY;
        buysEveryTenDaysUntil(Rulebook.of(PLAIN), "2026-02-10T00:00");
        walkTo(Rulebook.of(PLAIN), "2027-04-01T00:00");
        assertThat(byCalendar).hasSize(3).isEqualTo(said);
    }

    private void buysEveryTenDaysUntil(Rulebook rules, String last) {
        for (int i = 2; i >= 0; i--) {
            take(rules, at(last) - i * 10 * Policies.DAY);
        }
    }

    private void buys(Rulebook rules, String time) {
        take(rules, at(time));
    }

    private void take(Rulebook rules, long time) {
        Fact order = new Fact(time, "o" + time, FactType.PURCHASE, 10_0000, "CNY");
        profile = new CustomerWatch(rules).onFact("ann", profile, order, Long.MIN_VALUE).profile();
    }

    private void walkTo(Rulebook rules, String time) {
        CustomerWatch watch = new CustomerWatch(rules);
        while (profile.nextCheckAt() <= at(time)) {
            Decision decision = watch.onClock("ann", profile, profile.nextCheckAt());
            profile = decision.profile();
            decision.events().forEach(event -> said.add(sentence(event)));
        }
    }

    private static String sentence(WarningEvent event) {
        LocalDateTime local =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(event.occurredAt()), ZONE);
        return "%s %s %s %s"
                .formatted(local, event.type(), event.stage(), event.cycle().cycle().days());
    }

    private static Policy with(BusinessTime time) {
        return PLAIN.with(CalendarPolicy.NONE.with(time));
    }

    private static BusinessTime days(String from, String to, int rate) {
        return BusinessTime.of(
                new ShopCalendar(
                        "one",
                        List.of(
                                new ShopCalendar.Days(
                                        LocalDate.parse(from), LocalDate.parse(to), rate, null)),
                        List.of(),
                        List.of(),
                        List.of()),
                ZONE);
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }
}
