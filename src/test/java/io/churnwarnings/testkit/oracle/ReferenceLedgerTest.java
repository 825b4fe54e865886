package io.churnwarnings.testkit.oracle;

import static io.churnwarnings.testkit.oracle.Story.day;
import static io.churnwarnings.testkit.oracle.Story.ofRegularCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

/** The rules of the ledger, of going live and of forgetting, each as a small history. */
class ReferenceLedgerTest {

    private static final String WARNING = "day 35: RAISED AT_RISK, silent since day 20";

    private final Policy policy = Policies.standard();

    @Test
    void aRepeatedOrderChangesNothingAtAnyPlace() {
        Story story = ofRegularCustomer(policy).buys("c", 20).buys("c", 25).buys("b", 30);

        assertThat(story.until(36)).containsExactly(WARNING);
        assertThat(story.counters()).isEqualTo(new ReferenceCounters(3, 2, 0, 0));
    }

    @Test
    void ofTwoOrdersWithOneIdTheFirstInTheLedgerCountsEvenIfItArrivedLast() {
        Story story = new Story(policy).buys("a", 0).buys("b", 10).buys("c", 25).buys("c", 20);

        assertThat(story.until(36)).containsExactly(WARNING);
        assertThat(story.counters()).isEqualTo(new ReferenceCounters(1, 1, 0, 0));
    }

    @Test
    void aRepetitionIsRecognisedAmongTheFactsOfItsReachAlone() {
        Policy reachOfTwo = new Policies().historyFacts(2).build();

        assertThat(ofRegularCustomer(reachOfTwo).buys("b", 30).until(36)).containsExactly(WARNING);
        assertThat(ofRegularCustomer(reachOfTwo).buys("a", 30).until(36)).isEmpty();
    }

    @Test
    void aRefundKeepsTheOrderAndIsARepetitionOnlyAtTheSameInstant() {
        Story story =
                ofRegularCustomer(policy)
                        .isRefunded("c", 21)
                        .isRefunded("c", 21)
                        .isRefunded("c", 22);

        assertThat(story.until(36)).containsExactly(WARNING);
        assertThat(story.counters()).isEqualTo(new ReferenceCounters(1, 0, 0, 0));
    }

    @Test
    void aCancelledOrderIsAsIfNeverPlacedFromTheTimeOfItsCancellationOn() {
        assertThat(ofRegularCustomer(policy).buys("d", 30).cancels("d", 32).until(36))
                .containsExactly(WARNING);
    }

    @Test
    void aCancellationMayBeEarlierThanItsPurchase() {
        assertThat(ofRegularCustomer(policy).cancels("d", 25).buys("d", 30).until(36))
                .containsExactly(WARNING);
    }

    @Test
    void anOrderCancelledAtItsOwnInstantNeverWas() {
        assertThat(ofRegularCustomer(policy).cancels("d", 36).buys("d", 36).until(37))
                .containsExactly(WARNING);
    }

    @Test
    void anOrderStaysCancelled() {
        assertThat(ofRegularCustomer(policy).buys("d", 30).cancels("d", 31).buys("d", 32).until(36))
                .containsExactly(WARNING);
    }

    @Test
    void aCancellationOfNothingChangesNothing() {
        assertThat(ofRegularCustomer(policy).cancels("x", 30).until(36)).containsExactly(WARNING);
    }

    @Test
    void factsOfOneInstantAreSortedByOrderTypeAndAmountWithTheUnknownLast() {
        Fact unknown = new Fact(day(0), "a", FactType.PURCHASE, Fact.UNKNOWN_AMOUNT, "CNY");
        Fact known = new Fact(day(0), "a", FactType.PURCHASE, 7, "CNY");
        Story story = new Story(policy).arrives(unknown).arrives(known);

        story.clock(1);

        assertThat(story.counters()).isEqualTo(new ReferenceCounters(1, 1, 0, 0));
        assertThat(unknown).isGreaterThan(known);
    }

    @Test
    void goingLiveAnnouncesTheHighestStageOfAStandingSilenceAtOnce() {
        assertThat(ofRegularCustomer(goingLiveAt(50, BacklogMode.CURRENT)).buys("d", 60).until(61))
                .containsExactly(
                        "day 50: RAISED LIKELY_LOST, silent since day 20, backlog",
                        "day 60: RECOVERED LIKELY_LOST, silent since day 20");
    }

    @Test
    void aLineExactlyAtGoingLiveIsAnnouncedAsUsual() {
        assertThat(ofRegularCustomer(goingLiveAt(40, BacklogMode.CURRENT)).until(41))
                .containsExactly(
                        "day 40: RAISED AT_RISK, silent since day 20, backlog",
                        "day 40: RAISED LIKELY_LOST, silent since day 20");
        assertThat(ofRegularCustomer(goingLiveAt(40, BacklogMode.SKIP)).until(41))
                .containsExactly("day 40: RAISED LIKELY_LOST, silent since day 20");
    }

    @Test
    void factsAtTheInstantOfGoingLiveActFirst() {
        assertThat(ofRegularCustomer(goingLiveAt(50, BacklogMode.CURRENT)).buys("d", 50).until(51))
                .isEmpty();
    }

    @Test
    void aReturnToASkippedSilenceIsARecoveryOnlyIfALaterStageWasRaised() {
        Policy skipping = goingLiveAt(37, BacklogMode.SKIP);

        assertThat(ofRegularCustomer(skipping).buys("d", 38).until(39)).isEmpty();
        assertThat(ofRegularCustomer(skipping).buys("d", 41).until(42))
                .containsExactly(
                        "day 40: RAISED LIKELY_LOST, silent since day 20",
                        "day 41: RECOVERED LIKELY_LOST, silent since day 20");
    }

    @Test
    void aSilenceReopenedAfterGoingLiveRaisesItsEarlierLinesAtTheCancellation() {
        assertThat(
                        ofRegularCustomer(goingLiveAt(50, BacklogMode.SKIP))
                                .buys("d", 49)
                                .cancels("d", 55)
                                .until(56))
                .containsExactly(
                        "day 55: RAISED AT_RISK, silent since day 20",
                        "day 55: RAISED LIKELY_LOST, silent since day 20");
    }

    @Test
    void withAllTheBacklogGoingLiveIsIgnored() {
        assertThat(ofRegularCustomer(goingLiveAt(50, BacklogMode.ALL)).until(36))
                .containsExactly(WARNING);
    }

    private static Policy goingLiveAt(double day, BacklogMode mode) {
        return new Policies().warningsFrom(day(day), mode).build();
    }

    @Test
    void afterRetentionAReturnBeginsANewHistoryAndClosesNothing() {
        Policy forgetful = new Policies().retentionDays(400).build();

        assertThat(ofRegularCustomer(forgetful).buys("d", 420.5).buys("e", 430.5).until(820))
                .endsWith(
                        "day 385: RAISED LOST, silent since day 20",
                        "day 795.5: RAISED LOST, silent since day 430.5");
    }

    @Test
    void anOrderExactlyAtTheEndOfRetentionStillBelongsToTheHistory() {
        Policy forgetful = new Policies().retentionDays(400).build();

        assertThat(ofRegularCustomer(forgetful).buys("d", 420).until(421))
                .endsWith("day 420: RECOVERED LOST, silent since day 20");
    }

    @Test
    void aCustomerWithoutAStandingOrderIsDeletedAfterTheNewestStandingFact() {
        Policy forgetful = new Policies().retentionDays(400).build();

        assertThat(new Story(forgetful).cancels("a", 0).buys("a", 400).until(800)).isEmpty();
        assertThat(new Story(forgetful).cancels("a", 0).buys("a", 400.5).until(800))
                .containsExactly("day 765.5: RAISED LOST, silent since day 400.5");
    }

    @Test
    void aReopenedSilenceOlderThanTheRetentionRaisesNothingAndEndsTheHistory() {
        Policy forgetful = new Policies().retentionDays(400).build();

        Story story = ofRegularCustomer(forgetful).buys("d", 384).cancels("d", 421).buys("e", 422);

        assertThat(story.until(460))
                .containsExactly(
                        "day 35: RAISED AT_RISK, silent since day 20",
                        "day 40: RAISED LIKELY_LOST, silent since day 20",
                        "day 384: RECOVERED LIKELY_LOST, silent since day 20");
    }
}
