package io.churnwarnings.domain.walk;

import static io.churnwarnings.domain.Timeline.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.Timeline;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

/** Of a shop that keeps four facts, and six at most. */
class CompactionTest {

    private static final Policy POLICY = new Policies().historyFacts(4).historyMaxFacts(6).build();

    private final Timeline ann = new Timeline(POLICY);

    @Test
    void theMostRecentFactsBeforeTheNewestAreKeptOneByOne() {
        for (int order = 0; order < 10; order++) {
            ann.buys("o" + order, 10 * order).clock(10 * order + 1);
        }
        Ledger ledger = ann.profile().ledger();
        // The newest may still change by slightly late facts; four are kept before it.
        assertThat(ledger.entries())
                .extracting(entry -> entry.fact().orderId())
                .containsExactly("o5", "o6", "o7", "o8", "o9");
        assertThat(ledger.compacted().purchases().occasions())
                .isEqualTo(new Occasions(5, day(0), day(40), day(40)));
        assertThat(ledger.compacted().asOf()).isEqualTo(day(40));
    }

    @Test
    void factsAheadOfTheClockAreKeptUntilTheLedgerIsFull() {
        for (int order = 0; order < 6; order++) {
            ann.buys("o" + order, 10 * order);
        }
        assertThat(ann.profile().ledger().entries()).hasSize(6);
        ann.buys("o6", 60);
        assertThat(ann.profile().ledger().entries()).hasSize(6);
        // Folded before its time: its events wait beside the ledger.
        assertThat(ann.clock(100).said())
                .containsExactly("day 75: RAISED AT_RISK", "day 80: RAISED LIKELY_LOST");
    }

    @Test
    void aRepetitionOfAFoldedFactIsIndistinguishableFromANewFact() {
        for (int order = 0; order < 10; order++) {
            ann.buys("o" + order, 10 * order).clock(10 * order + 1);
        }
        CustomerProfile before = ann.profile();
        assertThat(ann.buys("o1", 10).outcome()).isEqualTo(FactOutcome.TOO_OLD_TO_PLACE);
        assertThat(ann.buys("other", 44).outcome()).isEqualTo(FactOutcome.TOO_OLD_TO_PLACE);
        assertThat(ann.profile()).isEqualTo(before);
    }

    @Test
    void anOrderThatAKeptCancellationUndoesIsThereAsLongAsThat() {
        for (int order = 0; order < 4; order++) {
            ann.buys("o" + order, 10 * order).clock(10 * order + 1);
        }
        ann.cancels("o2", 31);
        for (int order = 4; order < 8; order++) {
            ann.buys("o" + order, 10 * order).clock(10 * order + 1);
        }
        // Up to day 31 o2 counts, so it cannot be compacted with the counts of day 30.
        assertThat(ann.profile().ledger().entries())
                .extracting(entry -> entry.fact().orderId())
                .containsExactly("o2", "o3", "o2", "o4", "o5", "o6", "o7");
        assertThat(ann.profile().ledger().oldestKept()).isEqualTo(2);

        ann.buys("o8", 80);
        assertThat(ann.profile().ledger().entries())
                .extracting(entry -> entry.fact().orderId())
                .containsExactly("o4", "o5", "o6", "o7", "o8");
        assertThat(ann.profile().ledger().compacted().purchases().occasions())
                .isEqualTo(new Occasions(3, day(0), day(30), day(30)));
    }

    @Test
    void noCustomerKeepsMoreFactsThanTheLimit() {
        for (int order = 0; order < 1_000; order++) {
            ann.buys("o" + order, order);
        }
        assertThat(ann.profile().ledger().entries()).hasSizeLessThanOrEqualTo(6);
        assertThat(ann.profile().ledger().compacted().purchases().occasions().count())
                .isGreaterThan(900);
    }
}
