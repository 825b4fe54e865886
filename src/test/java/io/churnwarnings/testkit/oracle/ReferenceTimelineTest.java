package io.churnwarnings.testkit.oracle;

import static io.churnwarnings.testkit.oracle.Story.day;
import static io.churnwarnings.testkit.oracle.Story.ofRegularCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The effects of late facts, each rule as a small history. */
class ReferenceTimelineTest {

    private static final String AT_RISK = "day 35: RAISED AT_RISK, silent since day 20";
    private static final String LIKELY_LOST = "day 40: RAISED LIKELY_LOST, silent since day 20";

    private final Policy policy = Policies.standard();

    @Test
    void aReturnThatArrivesLateIsARecoveryImmediately() {
        Story story = ofRegularCustomer(policy).clock(36);
        assertThat(story.told()).containsExactly(AT_RISK);

        assertThat(story.buys("d", 35.5).told())
                .containsExactly("day 35.5: RECOVERED AT_RISK, silent since day 20");
    }

    @Test
    void aLateReturnIsARecoveryOfTheStageThatTheWalkHasThoughAHigherOneWasPublished() {
        Story story = ofRegularCustomer(policy).clock(41);
        assertThat(story.told()).containsExactly(AT_RISK, LIKELY_LOST);

        assertThat(story.buys("d", 37).told())
                .containsExactly("day 37: RECOVERED AT_RISK, silent since day 20");
    }

    @Test
    void anOrderThatCameBeforeTheWarnedLineWithdrawsTheWarningAtItsHighestStage() {
        Story story = ofRegularCustomer(policy).clock(41);
        story.told();

        assertThat(story.buys("d", 30).told())
                .containsExactly("day 40: WITHDRAWN LIKELY_LOST, silent since day 20");
    }

    @Test
    void aLateCancellationOfTheLastOrderWithdrawsTheWarningAtItsOwnTime() {
        Story story = ofRegularCustomer(policy).clock(41);
        story.told();

        assertThat(story.cancels("c", 37).told())
                .containsExactly("day 37: WITHDRAWN AT_RISK, silent since day 20");
    }

    @Test
    void aLateFactThatKeepsTheFirstStageClosesNothing() {
        Story story = ofRegularCustomer(policy).buys("d", 50).clock(81);
        assertThat(story.told()).hasSize(4).endsWith("day 75: RAISED AT_RISK, silent since day 50");

        // With one order more, the cycle is 12.5 days instead of 16 2/3: AT_RISK stands,
        // LIKELY_LOST is due since day 75.
        assertThat(story.buys("x", 35).told()).isEmpty();
        assertThat(story.clock(82).told())
                .containsExactly("day 75: RAISED LIKELY_LOST, silent since day 50");
    }

    @Test
    void aLateFactThatMovesTheLineBehindTheClockWithdrawsTheWarningUntilTheLineIsReached() {
        Story story = ofRegularCustomer(policy).clock(36);
        story.told();

        // Without the order of day 10 there is one gap only, so no line but that of LOST.
        assertThat(story.cancels("b", 30).told())
                .containsExactly("day 35: WITHDRAWN AT_RISK, silent since day 20");
        List<ExpectedEvent> later = story.clock(400).newEvents();
        assertThat(later).hasSize(1);
        assertThat(later.get(0).closings()).isEqualTo(1);
        assertThat(story.told()).containsExactly("day 385: RAISED LOST, silent since day 20");
    }

    @Test
    void aWarningOpenAfterLateFactsIsRaisedWhenTheClockNextAdvances() {
        Story story = ofRegularCustomer(policy).clock(80);
        story.told();

        assertThat(story.buys("d", 30).told())
                .containsExactly("day 40: WITHDRAWN LIKELY_LOST, silent since day 20");
        assertThat(story.clock(80.1).told())
                .containsExactly(
                        "day 45: RAISED AT_RISK, silent since day 30",
                        "day 50: RAISED LIKELY_LOST, silent since day 30");
    }

    @Test
    void warningsOpenedAndClosedInThePastByLateFactsAreNotPublished() {
        Story story = new Story(policy).buys("b", 10).buys("c", 20).buys("d", 60).clock(70);
        assertThat(story.told()).isEmpty();

        assertThat(story.buys("a", 0).clock(71).told()).isEmpty();
    }

    @Test
    void aWithdrawnWarningIsRaisedAgainIfFurtherFactsLeaveItOpen() {
        Story story = ofRegularCustomer(policy).clock(36);
        story.told();

        assertThat(story.buys("d", 30).told())
                .containsExactly("day 35: WITHDRAWN AT_RISK, silent since day 20");
        story.cancels("d", 30).clock(36.1);

        assertThat(story.newEvents()).hasSize(1);
        assertThat(story.newEvents().get(0).closings()).isEqualTo(1);
        assertThat(story.told()).containsExactly(AT_RISK);
    }

    @Test
    void aFactFromBeforeTheOldestOneKeptChangesNothing() {
        Story story =
                ofRegularCustomer(new Policies().historyFacts(2).build())
                        .clock(25)
                        .buys("d", 30)
                        .clock(31);

        // Besides d, of which the clock knew nothing when it came, b and c are kept; a is folded.
        story.buys("x", 9.9);
        assertThat(story.counters().tooOldToPlace()).isEqualTo(1);
        story.buys("y", 10.1);
        assertThat(story.counters().tooOldToPlace()).isEqualTo(1);
    }

    @Test
    void aLateFactRecognisesNothingThatWasFoldedWhenItCame() {
        Policy shortMemory = new Policies().historyFacts(2).build();
        Story late = ofRegularCustomer(shortMemory).clock(25).buys("d", 30).cancels("a", 10.5);
        Story onTime = ofRegularCustomer(shortMemory).cancels("a", 10.5).clock(25).buys("d", 30);

        late.clock(100).told();
        onTime.clock(100).told();

        assertThat(late.counters().tooOldToPlace()).isZero();
        assertThat(late.buys("e", 101).clock(102).newEvents().get(0).gaps()).isEqualTo(3);
        assertThat(onTime.buys("e", 101).clock(102).newEvents().get(0).gaps()).isEqualTo(2);
    }

    @Test
    void factsFoldedBecauseOfTheLimitAreCounted() {
        Story story = new Story(new Policies().historyFacts(2).historyMaxFacts(3).build());

        story.buys("a", 0).buys("b", 1).buys("c", 2).buys("d", 3).buys("e", 4);

        assertThat(story.counters().foldedEarly()).isEqualTo(2);
    }

    @Test
    void factsThatTheClockHasNotPassedAreAllKept() {
        Story story = new Story(new Policies().historyFacts(2).build());

        story.buys("a", 10).buys("b", 11).buys("c", 12).buys("d", 13).buys("e", 14).buys("x", 1);

        assertThat(story.counters()).isEqualTo(ReferenceCounters.NONE);
    }

    @Test
    void aLateFactFromBeforeRetentionChangesNothing() {
        Story story = new Story(new Policies().retentionDays(400).build()).buys("a", 0).clock(500);

        story.buys("b", 99);

        assertThat(story.counters().tooOldToPlace()).isEqualTo(1);
        assertThat(story.clock(501).told())
                .containsExactly("day 365: RAISED LOST, silent since day 0");
    }

    @Test
    void aLateFactThatArrivesAfterTheCustomerWasForgottenBeginsANewHistory() {
        Story story = new Story(new Policies().retentionDays(400).build()).buys("a", 0).clock(401);
        assertThat(story.told()).containsExactly("day 365: RAISED LOST, silent since day 0");

        assertThat(story.buys("b", 370).told()).isEmpty();
        assertThat(story.clock(736).told())
                .containsExactly("day 735: RAISED LOST, silent since day 370");
    }

    @Test
    void aLateFactIsJudgedByTheInstantOfGoingLiveToo() {
        Policy live = new Policies().warningsFrom(day(50), BacklogMode.CURRENT).build();
        Story story = new Story(live).buys("a", 0).buys("c", 20).clock(60);

        assertThat(story.buys("b", 10).told()).isEmpty();
        assertThat(story.clock(61).told())
                .containsExactly("day 50: RAISED LIKELY_LOST, silent since day 20, backlog");
    }
}
