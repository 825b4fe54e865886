package io.churnwarnings.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.Timeline;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Orders of ten on days 0 (the first of January), 10 and 20; the third score is HIGH from 30 on in
 * a month and the one before it. HIGH is AT_RISK after 1 cycle, NORMAL after 3.
 */
class SegmentsTest {

    private static final Policy EVERYBODY =
            new Policies().monetaryBreaks(10, 20, 30, 400).calendar("UTC", 1).minGaps(1).build();

    @Test
    void aHighSpenderHasTheLinesOfTheirValue() {
        assertThat(Timeline.ofRegular(byValue(1, 3)).clock(49).said())
                .containsExactly("day 30: RAISED AT_RISK");
    }

    @Test
    void theSegmentDoesNotChangeDuringSilence() {
        // On day 70, in March, the orders of January count no longer.
        Timeline customer = Timeline.ofRegular(byValue(5, 3)).clock(71);
        assertThat(customer.said()).containsExactly("day 70: RAISED AT_RISK");
    }

    @Test
    void aRefundOfALaterMonthDoesNotChangeTheSegment() {
        Timeline customer = Timeline.ofRegular(byValue(5, 3)).isRefunded("a", 45).clock(71);
        assertThat(customer.said()).containsExactly("day 70: RAISED AT_RISK");
    }

    @Test
    void aCancellationRevisesTheSegment() {
        Timeline customer = Timeline.ofRegular(byValue(5, 3)).cancels("b", 45).clock(81);
        // Two orders and a cycle of 20 days: NORMAL, after 3 cycles.
        assertThat(customer.said()).containsExactly("day 80: RAISED AT_RISK");
    }

    @Test
    void aNewPurchaseMayChangeTheSegment() {
        List<Policy> policies = new ArrayList<>();
        for (SegmentType type : SegmentType.values()) {
            Policy policy = lines(type == SegmentType.LOYAL ? 1 : 3);
            policies.add(policy);
            policies.add(policy);
        }
        Rulebook rules = Rulebook.of(EVERYBODY.with(new Segments(policies)));
        Timeline customer = Timeline.ofRegular(rules).buys("d", 30).clock(45);
        assertThat(customer.said()).isEmpty();
        customer.buys("e", 50);
        // The fifth occasion; 50 days in 4 gaps.
        assertThat(customer.clock(63).said()).containsExactly("day 62.5: RAISED AT_RISK");
    }

    private static Rulebook byValue(double high, double normal) {
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < SegmentType.values().length; i++) {
            policies.add(lines(high));
            policies.add(lines(normal));
        }
        return Rulebook.of(EVERYBODY.with(new Segments(policies)));
    }

    private static Policy lines(double atRisk) {
        return EVERYBODY.withLines(atRisk, 10 * atRisk, EVERYBODY.lostAfter(), 0, Plays.standard());
    }
}
