package io.churnwarnings.domain;

import static io.churnwarnings.domain.Timeline.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A customer with purchases on days 0, 10 and 20 is AT_RISK from day 35 and LIKELY_LOST from day 40
 * on, by the rules before the change.
 */
class RulesChangeTest {

    private static final Policy BEFORE = Policies.standard();
    private static final Policy SHORTER = lines(0.5, 1);
    private static final Policy LONGER = lines(3, 4);

    @Test
    void aLineAheadMovesWithTheRules() {
        Timeline customer = Timeline.ofRegular(changed(22, lines(1, 2)));
        assertThat(customer.clock(100).said())
                .containsExactly("day 30: RAISED AT_RISK", "day 40: RAISED LIKELY_LOST");
    }

    @Test
    void aLineThatByTheNewRulesWasPassedIsRaisedAtTheChange() {
        Timeline customer = Timeline.ofRegular(changed(28, SHORTER));
        assertThat(customer.clock(100).said())
                .containsExactly("day 28: RAISED AT_RISK", "day 30: RAISED LIKELY_LOST");
    }

    @Test
    void nothingIsPublishedBeforeTheChange() {
        Timeline customer = Timeline.ofRegular(changed(28, SHORTER));
        assertThat(customer.clock(28 - 1e-8).said()).isEmpty();
        assertThat(customer.profile().nextCheckAt()).isEqualTo(day(28));
        assertThat(customer.clock(28).said()).containsExactly("day 28: RAISED AT_RISK");
    }

    @Test
    void aLineThatWasRaisedStaysRaised() {
        Timeline customer = Timeline.ofRegular(changed(36, LONGER));
        assertThat(customer.clock(100).said())
                .containsExactly("day 35: RAISED AT_RISK", "day 60: RAISED LIKELY_LOST");
        assertThat(customer.buys("d", 101).clock(101).said())
                .containsExactly("day 101: RECOVERED LIKELY_LOST");
    }

    @Test
    void aLineAtTheChangeIsJudgedByTheNewRules() {
        assertThat(Timeline.ofRegular(changed(35, LONGER)).clock(49).said()).isEmpty();
        assertThat(Timeline.ofRegular(changed(35 + 1e-8, LONGER)).clock(49).said())
                .containsExactly("day 35: RAISED AT_RISK");
    }

    @Test
    void anOrderAtTheChangeEndsTheSilenceFirst() {
        Timeline customer = Timeline.ofRegular(changed(27, SHORTER)).buys("d", 27);
        // 27 days in 3 gaps
        assertThat(customer.clock(32).said()).containsExactly("day 31.5: RAISED AT_RISK");
    }

    @Test
    void aLateFactIsJudgedByTheRulesOfItsTime() {
        Timeline customer = Timeline.ofRegular(changed(60, LONGER)).clock(80);
        customer.said();
        // An order on day 33 would have ended the first silence before its line.
        customer.buys("late", 33);
        assertThat(customer.said()).containsExactly("day 40: WITHDRAWN LIKELY_LOST");
        // Its own silence came to 1.5 cycles of 11 days on day 49.5, by the rules of then.
        assertThat(customer.clock(81).said())
                .containsExactly("day 49.5: RAISED AT_RISK", "day 55: RAISED LIKELY_LOST");
    }

    @Test
    void eventsOfLateRulesArePublishedImmediately() {
        Timeline customer = Timeline.ofRegular(BEFORE).clock(32);
        customer.hearsOf(changed(22, lines(1, 2)), day(22));
        assertThat(customer.clock(32.5).said()).containsExactly("day 30: RAISED AT_RISK");
        assertThat(customer.clock(100).said()).containsExactly("day 40: RAISED LIKELY_LOST");
    }

    @Test
    void customersThatACancellationCanRestoreAreNotDeletedByThem() {
        Timeline customer = Timeline.ofRegular(BEFORE).buys("d", 21).cancels("d", 22).clock(32);
        customer.hearsOf(changed(22, lines(1, 2)), day(22));
        assertThat(customer.clock(32.5).said()).containsExactly("day 30: RAISED AT_RISK");
    }

    @Test
    void aJobRestartedWithShorterLinesPublishesThemAtTheNextTimer() {
        Timeline customer = Timeline.ofRegular(BEFORE).clock(32);
        customer.isJudgedBy(Rulebook.of(lines(1, 2)));
        assertThat(customer.clock(34).said()).isEmpty();
        assertThat(customer.clock(36).said()).containsExactly("day 30: RAISED AT_RISK");
        assertThat(customer.clock(100).said()).containsExactly("day 40: RAISED LIKELY_LOST");
    }

    @Test
    void customersStoredUnderOtherRulesGetTheirTimerInTime() {
        Timeline customer = Timeline.ofRegular(BEFORE).clock(24);
        assertThat(customer.profile().nextCheckAt()).isEqualTo(day(35));
        customer.hearsOf(changed(28, SHORTER));
        assertThat(customer.profile().nextCheckAt()).isEqualTo(day(28));
        assertThat(customer.clock(29).said()).containsExactly("day 28: RAISED AT_RISK");
    }

    @Test
    void unaffectedCustomersGetNoTimerAtTheChange() {
        Timeline customer = Timeline.ofRegular(BEFORE).clock(24);
        customer.hearsOf(changed(28, lines(1.4, 2)));
        assertThat(customer.profile().nextCheckAt()).isEqualTo(day(34));
    }

    @Test
    void eachOfSeveralChangesAppliesInItsTime() {
        Rulebook rules = changed(26, LONGER).with(day(30), SHORTER).with(day(32), BEFORE);
        assertThat(Timeline.ofRegular(rules).clock(100).said())
                .containsExactly("day 30: RAISED AT_RISK", "day 30: RAISED LIKELY_LOST");
    }

    @Test
    void theEventNamesTheRulesOfItsTime() {
        CustomerWatch watch = new CustomerWatch(changed(36, lines(1.5, 3)));
        CustomerProfile profile = CustomerProfile.EMPTY;
        for (int i = 0; i < 3; i++) {
            Fact order = new Fact(day(10 * i), "o" + i, FactType.PURCHASE, 1, "CNY");
            profile = watch.onFact("ann", profile, order, Long.MIN_VALUE).profile();
        }
        List<String> versions = new ArrayList<>();
        while (profile.nextCheckAt() <= day(100)) {
            Decision decision = watch.onClock("ann", profile, day(100));
            decision.events()
                    .forEach(event -> versions.add(event.stage() + " " + event.rulesVersion()));
            profile = decision.profile();
        }
        assertThat(versions).containsExactly("AT_RISK null", "LIKELY_LOST r");
    }

    private static Rulebook changed(double onDay, Policy policy) {
        return Rulebook.of(BEFORE).with(day(onDay), policy);
    }

    private static Policy lines(double atRisk, double likelyLost) {
        return versioned(BEFORE)
                .withLines(atRisk, likelyLost, BEFORE.lostAfter(), 0, Plays.standard());
    }

    private static Policy versioned(Policy p) {
        return new Policy(
                p.occasionWindow(),
                p.meanGapDays(),
                p.priorWeight(),
                p.estimator(),
                p.floorDays(),
                p.ceilingDays(),
                p.minGaps(),
                p.oneTimeBuyers(),
                p.atRiskCycles(),
                p.likelyLostCycles(),
                p.line(),
                p.lostAfter(),
                p.retention(),
                p.historyFacts(),
                p.historyMaxFacts(),
                p.disorder(),
                p.warningsFrom(),
                p.backlog(),
                p.rfm(),
                p.drift(),
                p.loss(),
                p.segments(),
                "r",
                p.calendar(),
                p.holdout());
    }
}
