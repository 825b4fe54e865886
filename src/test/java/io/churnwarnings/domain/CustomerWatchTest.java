package io.churnwarnings.domain;

import static io.churnwarnings.domain.Timeline.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

/** The rules as small histories, computed by hand. */
class CustomerWatchTest {

    private static final Policy STANDARD = Policies.standard();

    @Test
    void aSilentCustomerIsWarnedOfStageByStage() {
        Timeline ann = Timeline.ofRegular(STANDARD).clock(34.99);
        assertThat(ann.said()).isEmpty();
        assertThat(ann.clock(35).said()).containsExactly("day 35: RAISED AT_RISK");
        assertThat(ann.clock(39).said()).isEmpty();
        assertThat(ann.clock(400).said())
                .containsExactly("day 40: RAISED LIKELY_LOST", "day 385: RAISED LOST");
    }

    @Test
    void aCustomerWhoReturnsHasRecovered() {
        Timeline ann = Timeline.ofRegular(STANDARD).buys("d", 50).clock(50);
        assertThat(ann.said())
                .containsExactly(
                        "day 35: RAISED AT_RISK",
                        "day 40: RAISED LIKELY_LOST",
                        "day 50: RECOVERED LIKELY_LOST");
        // Gaps of 10, 10 and 30 days make a cycle of 16 2/3 days.
        assertThat(ann.clock(75).said()).containsExactly("day 75: RAISED AT_RISK");
    }

    @Test
    void anEventWaitsForTheClockHoweverEarlyTheFactsArrive() {
        Timeline ann = Timeline.ofRegular(STANDARD).buys("d", 50);
        assertThat(ann.said()).isEmpty();
        assertThat(ann.clock(36).said()).containsExactly("day 35: RAISED AT_RISK");
    }

    @Test
    void anOrderExactlyAtTheLineEndsTheSilenceFirst() {
        assertThat(Timeline.ofRegular(STANDARD).buys("d", 35).clock(36).said()).isEmpty();
    }

    @Test
    void ordersOfOneEveningAreOneOccasion() {
        Timeline ann = new Timeline(STANDARD).buys("a", 0).buys("b", 10).buys("b2", 10.4);
        ann.buys("c", 20);
        // Were b2 an occasion, the cycle were 6 2/3 days and the line stood on day 30.
        assertThat(ann.clock(34.99).said()).isEmpty();
        assertThat(ann.clock(35).said()).containsExactly("day 35: RAISED AT_RISK");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        Timeline ann = new Timeline(STANDARD).buys("c", 20).buys("a", 0).buys("b", 10);
        assertThat(ann.clock(41).said())
                .containsExactly("day 35: RAISED AT_RISK", "day 40: RAISED LIKELY_LOST");
    }

    @Test
    void aRepetitionChangesNothing() {
        Timeline ann = Timeline.ofRegular(STANDARD);
        CustomerProfile before = ann.profile();
        assertThat(ann.buys("c", 20).outcome()).isEqualTo(FactOutcome.DUPLICATE);
        assertThat(ann.profile()).isEqualTo(before);
        assertThat(ann.buys("c", 22).outcome()).isEqualTo(FactOutcome.DUPLICATE_DIFFERING);
        assertThat(ann.clock(35).said()).containsExactly("day 35: RAISED AT_RISK");
    }

    @Test
    void aCancelledLastOrderWithdrawsTheWarningAndReopensThePreviousSilence() {
        Timeline ann = new Timeline(STANDARD).buys("a", 0).buys("b", 10).buys("c", 20);
        ann.buys("d", 30).clock(46);
        assertThat(ann.said()).containsExactly("day 45: RAISED AT_RISK");
        // c is the last order again: its lines of day 35 and 40 lie behind.
        assertThat(ann.cancels("d", 47).clock(47).said())
                .containsExactly(
                        "day 47: WITHDRAWN AT_RISK",
                        "day 47: RAISED AT_RISK",
                        "day 47: RAISED LIKELY_LOST");
    }

    @Test
    void aCancellationMayArriveBeforeItsOrder() {
        Timeline ann = Timeline.ofRegular(STANDARD).cancels("d", 29).buys("d", 30);
        assertThat(ann.clock(36).said()).containsExactly("day 35: RAISED AT_RISK");
    }

    @Test
    void aLateReturnBeforeTheLineWithdrawsTheWarningImmediately() {
        Timeline ann = Timeline.ofRegular(STANDARD).clock(36);
        ann.said();
        // An order on day 22 leaves no silence to warn of on day 35 ...
        assertThat(ann.buys("d", 22).said()).containsExactly("day 35: WITHDRAWN AT_RISK");
        // ... but one since: the cycle is 7 1/3 days, the line day 33.
        assertThat(ann.clock(36.1).said()).containsExactly("day 33: RAISED AT_RISK");
    }

    @Test
    void aLateFactThatReturnsAfterTheLineIsARecovery() {
        Timeline ann = Timeline.ofRegular(STANDARD).clock(38);
        ann.said();
        assertThat(ann.buys("d", 37).said()).containsExactly("day 37: RECOVERED AT_RISK");
    }

    @Test
    void goingLivePublishesOpenSilencesOnce() {
        Policy policy = new Policies().warningsFrom(day(100), BacklogMode.CURRENT).build();
        Timeline ann = Timeline.ofRegular(policy).clock(99);
        assertThat(ann.said()).isEmpty();
        assertThat(ann.clock(390).said())
                .containsExactly("day 100: RAISED LIKELY_LOST, backlog", "day 385: RAISED LOST");
    }

    @Test
    void withoutTheBacklogOnlyLaterStagesArePublished() {
        Policy policy = new Policies().warningsFrom(day(100), BacklogMode.SKIP).build();
        assertThat(Timeline.ofRegular(policy).clock(390).said())
                .containsExactly("day 385: RAISED LOST");
        assertThat(Timeline.ofRegular(policy).buys("d", 110).clock(111).said()).isEmpty();
    }

    @Test
    void aCustomerSilentForTheRetentionTimeIsDeleted() {
        Timeline ann = Timeline.ofRegular(STANDARD).clock(1_114.99);
        assertThat(ann.profile().isEmpty()).isFalse();
        assertThat(ann.clock(1_115).profile().isEmpty()).isTrue();
        assertThat(ann.buys("z", 19).outcome()).isEqualTo(FactOutcome.TOO_OLD_TO_PLACE);
    }

    @Test
    void aRepetitionOfWhatWasForgottenBeginsANewHistory() {
        // e was cancelled before it was bought, so that the silence since c was never broken ...
        Timeline ann = Timeline.ofRegular(STANDARD).cancels("e", 29).buys("e", 600);
        ann.clock(20 + 1_095);
        assertThat(ann.profile().isEmpty()).isTrue();
        ann.said();
        // ... but that is no longer known when e is read again.
        assertThat(ann.buys("e", 600).outcome()).isEqualTo(FactOutcome.PLACED);
        assertThat(ann.clock(1_116).said()).containsExactly("day 965: RAISED LOST");
    }

    @Test
    void aWarningSurvivesThatTheFactsBeforeItAreFolded() {
        Timeline ann = Timeline.ofRegular(new Policies().historyFacts(4).build()).clock(41);
        ann.said();
        for (int day = 42; day < 60; day++) {
            ann.isRefunded("c", day).clock(day + 0.5);
        }
        assertThat(ann.profile().ledger().entries()).hasSizeLessThan(10);
        assertThat(ann.buys("d", 61).clock(61).said())
                .containsExactly("day 61: RECOVERED LIKELY_LOST");
    }

    @Test
    void afterAClosingTheSameSilenceHasNewIds() {
        String once = EventId.of("ann", 5, EventType.RAISED, Stage.LOST, 9, 0);
        assertThat(EventId.of("ann", 5, EventType.RAISED, Stage.LOST, 9, 1)).isNotEqualTo(once);
    }
}
