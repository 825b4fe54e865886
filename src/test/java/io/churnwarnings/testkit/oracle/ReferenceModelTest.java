package io.churnwarnings.testkit.oracle;

import static io.churnwarnings.testkit.oracle.Story.day;
import static io.churnwarnings.testkit.oracle.Story.ofRegularCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The rules of events, each as a small history; each is checked with the model and step by step.
 */
class ReferenceModelTest {

    private final Policy policy = Policies.standard();

    @Test
    void eachLineThatIsReachedBeforeTheNextOrderIsRaisedAtItsDeadline() {
        assertThat(ofRegularCustomer(policy).until(500))
                .containsExactly(
                        "day 35: RAISED AT_RISK, silent since day 20",
                        "day 40: RAISED LIKELY_LOST, silent since day 20",
                        "day 385: RAISED LOST, silent since day 20");
    }

    @Test
    void anEventIsPublishedWhenTheClockReachesItAndNotBefore() {
        Story story = ofRegularCustomer(policy);

        assertThat(story.until(34.999999)).isEmpty();
        assertThat(story.clock(35).told())
                .containsExactly("day 35: RAISED AT_RISK, silent since day 20");
    }

    @Test
    void theFirstOrderAfterAWarnedSilenceIsARecoveryOfTheHighestStageRaised() {
        assertThat(ofRegularCustomer(policy).buys("d", 41).buys("e", 42).until(45))
                .containsExactly(
                        "day 35: RAISED AT_RISK, silent since day 20",
                        "day 40: RAISED LIKELY_LOST, silent since day 20",
                        "day 41: RECOVERED LIKELY_LOST, silent since day 20");
    }

    @Test
    void aRecoveryHasTheCycleJustBeforeTheOrderThatEndedTheSilence() {
        Story story = ofRegularCustomer(policy).buys("d", 60).clock(60);

        ExpectedEvent recovery = story.newEvents().get(2);
        assertThat(recovery.gaps()).isEqualTo(2);
        assertThat(recovery.cycleDays()).isEqualTo(10);
        assertThat(recovery.basis()).isEqualTo(CycleBasis.OWN);
        assertThat(recovery.silenceMillis()).isEqualTo(40 * Policies.DAY);
    }

    @Test
    void anOrderExactlyAtADeadlineEndsTheSilenceFirst() {
        assertThat(ofRegularCustomer(policy).buys("d", 35).until(36)).isEmpty();
    }

    @Test
    void
            cancellingTheOrderAtWhichAWarnedSilenceBeganWithdrawsTheWarningAndReopensTheSilenceBefore() {
        assertThat(ofRegularCustomer(policy).buys("d", 30).cancels("d", 47).until(49))
                .containsExactly(
                        "day 45: RAISED AT_RISK, silent since day 30",
                        "day 47: WITHDRAWN AT_RISK, silent since day 30",
                        "day 47: RAISED AT_RISK, silent since day 20",
                        "day 47: RAISED LIKELY_LOST, silent since day 20");
    }

    @Test
    void cancellingTheOrderOfAWarnedSilenceAtTheReturnWithdrawsTheWarning() {
        assertThat(ofRegularCustomer(policy).cancels("c", 36).buys("d", 36).until(37))
                .containsExactly(
                        "day 35: RAISED AT_RISK, silent since day 20",
                        "day 36: WITHDRAWN AT_RISK, silent since day 20");
    }

    @Test
    void aReopenedSilenceKeepsItsRaisedAndClosedWarnings() {
        assertThat(ofRegularCustomer(policy).buys("d", 37).cancels("d", 38).buys("e", 41).until(42))
                .containsExactly(
                        "day 35: RAISED AT_RISK, silent since day 20",
                        "day 37: RECOVERED AT_RISK, silent since day 20",
                        "day 40: RAISED LIKELY_LOST, silent since day 20",
                        "day 41: RECOVERED LIKELY_LOST, silent since day 20");
    }

    @Test
    void theIdentifierOfAnEventCountsTheClosingsOfItsSilenceBefore() throws Exception {
        Story story =
                ofRegularCustomer(policy).buys("d", 37).cancels("d", 38).buys("e", 41).clock(42);

        String since = Long.toString(day(20));
        assertThat(story.newEvents())
                .extracting(ExpectedEvent::eventId)
                .containsExactly(
                        hash("anna", since, "RAISED", "AT_RISK", "" + day(35)),
                        hash("anna", since, "RECOVERED", "AT_RISK", "" + day(37)),
                        hash("anna", since, "RAISED", "LIKELY_LOST", "" + day(40), "1"),
                        hash("anna", since, "RECOVERED", "LIKELY_LOST", "" + day(41), "1"));
    }

    private static String hash(String... parts) throws Exception {
        byte[] text = String.join("\u001f", parts).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                .substring(0, 32);
    }

    @Test
    void aLineThatAFactMovesBeforeItsOwnTimeIsRaisedAtTheTimeOfTheFact() {
        Story story =
                new Story(policy)
                        .buys("a", 0)
                        .buys("b", 40)
                        .buys("c", 50)
                        .buys("d", 60)
                        .cancels("a", 80);

        assertThat(story.until(85))
                .containsExactly(
                        "day 80: RAISED AT_RISK, silent since day 60",
                        "day 80: RAISED LIKELY_LOST, silent since day 60");
    }

    @Test
    void aLineThatIsMovedLaterAfterItWasRaisedStaysRaised() {
        assertThat(ofRegularCustomer(policy).cancels("b", 36).buys("d", 100).until(101))
                .containsExactly(
                        "day 35: RAISED AT_RISK, silent since day 20",
                        "day 100: RECOVERED AT_RISK, silent since day 20");
    }

    @Test
    void aSecondOrderOfTheSameInstantKeepsTheSilenceWhenTheFirstIsCancelled() {
        assertThat(ofRegularCustomer(policy).buys("d", 20).cancels("c", 36).until(41))
                .containsExactly(
                        "day 35: RAISED AT_RISK, silent since day 20",
                        "day 40: RAISED LIKELY_LOST, silent since day 20");
    }

    @Test
    void silenceIsMeasuredFromTheLastOrderAndGapsFromTheFirstOfAnOccasion() {
        assertThat(ofRegularCustomer(policy).buys("d", 20.25).until(36))
                .containsExactly("day 35.25: RAISED AT_RISK, silent since day 20.25");
    }

    @Test
    void ineligibleCustomersOnlyGetLost() {
        assertThat(new Story(policy).buys("a", 0).buys("b", 10).until(400))
                .containsExactly("day 375: RAISED LOST, silent since day 10");
    }

    @Test
    void customersBeyondTheCeilingOnlyGetLostAndNotWithinTheirCycle() {
        assertThat(new Story(policy).buys("a", 0).buys("b", 300).buys("c", 600).until(1200))
                .containsExactly("day 1050: RAISED LOST, silent since day 600");
        assertThat(new Story(policy).buys("a", 0).buys("b", 200).buys("c", 400).until(1200))
                .containsExactly("day 765: RAISED LOST, silent since day 400");
    }

    @Test
    void noCustomerIsLostBeforeLikelyLost() {
        assertThat(
                        new Story(new Policies().likelyLostCycles(3).build())
                                .buys("a", 0)
                                .buys("b", 160)
                                .buys("c", 320)
                                .until(900))
                .containsExactly(
                        "day 560: RAISED AT_RISK, silent since day 320",
                        "day 800: RAISED LIKELY_LOST, silent since day 320",
                        "day 800: RAISED LOST, silent since day 320");
    }

    @Test
    void withAMeanGapOneTimeBuyersAreWarnedOfToo() {
        assertThat(
                        new Story(new Policies().meanGap(40, 3).minGaps(1).build())
                                .buys("a", 0)
                                .until(90))
                .containsExactly(
                        "day 60: RAISED AT_RISK, silent since day 0",
                        "day 80: RAISED LIKELY_LOST, silent since day 0");
        assertThat(
                        new Story(
                                        new Policies()
                                                .meanGap(40, 3)
                                                .minGaps(1)
                                                .oneTimeBuyers(false)
                                                .build())
                                .buys("a", 0)
                                .until(90))
                .isEmpty();
    }

    @Test
    void theCycleIsDrawnTowardsTheMeanGap() {
        Story story = ofRegularCustomer(new Policies().meanGap(40, 3).minGaps(1).build()).clock(62);

        ExpectedEvent warning = story.newEvents().get(0);
        assertThat(warning.cycleDays()).isEqualTo((20 + 3 * 40.0) / 5);
        assertThat(warning.basis()).isEqualTo(CycleBasis.BLENDED);
    }
}
