package io.churnwarnings.operator;

import static io.churnwarnings.operator.OperatorHarness.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.operator.state.WatchedCustomer;
import io.churnwarnings.testkit.Policies;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A customer with purchases on days 0, 10 and 20 is AT_RISK on day 35, LIKELY_LOST on day 40, LOST
 * on day 385 and forgotten on day 1115.
 */
class ChurnOperatorTest {

    private OperatorHarness bench;

    @BeforeEach
    void start() throws Exception {
        bench = OperatorHarness.start();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void everyCustomerIsArmedAndHasOneEntry() throws Exception {
        for (String customer : new String[] {"ann", "bob", "客户"}) {
            bench.buys(customer, 0, 10, 20, 25, 40);
        }
        assertThat(bench.timerAt()).hasSize(3);
        assertThat(bench.entries()).isEqualTo(3);
    }

    @Test
    void aPurchaseThatMovesTheLineLaterSetsNoNewTimer() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.buys("ann", 30);
        assertThat(bench.timerAt()).containsExactly(day(35));
        assertThat(bench.customer("ann").timerAt()).isEqualTo(day(35));
        assertThat(bench.customer("ann").profile().nextCheckAt()).isEqualTo(day(45));
    }

    @Test
    void aSpuriousTimerSetsOneForTheCurrentLine() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.buys("ann", 30);
        bench.clock(40);
        assertThat(bench.timerAt()).containsExactly(day(45));
        assertThat(bench.output()).containsExactly("" + new Watermark(day(40)));
        assertThat(bench.counter("churn.vainLooks")).isEqualTo(1);
    }

    @Test
    void anEarlierLineSetsANewTimer() throws Exception {
        bench.buys("ann", 0);
        assertThat(bench.timerAt()).containsExactly(day(365));
        bench.buys("ann", 10, 20);
        assertThat(bench.timerAt()).containsExactly(day(35));
    }

    @Test
    void warningsAreEmittedBeforeTheirWatermark() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.clock(41);
        assertThat(bench.output())
                .containsExactly(
                        "ann RAISED AT_RISK",
                        "ann RAISED LIKELY_LOST",
                        "" + new Watermark(day(41)));
        assertThat(bench.timerAt()).containsExactly(day(385));
    }

    @Test
    void aRepetitionChangesNothing() throws Exception {
        bench.buys("ann", 0, 10, 20);
        WatchedCustomer before = bench.customer("ann");
        bench.buys("ann", 10);
        assertThat(bench.customer("ann")).isEqualTo(before);
        assertThat(bench.counter("churn.outcome.duplicate.facts")).isEqualTo(1);
    }

    @Test
    void aDeletedCustomerLeavesNoState() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.buys("bob", 1_000);
        bench.clock(1_115);
        assertThat(bench.customer("ann")).isNull();
        assertThat(bench.entries()).isEqualTo(1);
        assertThat(bench.timerAt()).containsExactly(day(1_365));
        assertThat(bench.counter("churn.customersAdded")).isEqualTo(2);
        assertThat(bench.counter("churn.customersForgotten")).isEqualTo(1);
    }

    @Test
    void countsCustomersAndOpenWarningsAlsoAfterARestore() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.buys("bob", 0, 10, 20);
        bench.buys("eve", 30);
        bench.clock(36);
        bench.buys("bob", 37);
        bench.clock(41);
        assertThat(bench.counts()).containsExactly(3L, 0L, 1L, 0L);

        var state = bench.snapshot();
        try (OperatorHarness next = new OperatorHarness(Policies.standard(), state)) {
            assertThat(next.counts()).containsExactly(3L, 0L, 1L, 0L);
            next.clock(400);
            assertThat(next.counts()).containsExactly(3L, 0L, 1L, 2L);
            assertThat(next.gauge("churn.cache.stateBytesPerCustomer")).isEqualTo(0L);
            next.snapshot();
            assertThat((long) next.gauge("churn.cache.stateBytesPerCustomer")).isPositive();
            next.clock(2_000);
            assertThat(next.counts()).containsExactly(0L, 0L, 0L, 0L);
        }
    }

    @Test
    void countsTheCustomersOfAStateWithoutACount() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.buys("eve", 30);
        bench.clock(36);
        var uncounted =
                OperatorSubtaskState.builder()
                        .setManagedKeyedState(bench.snapshot().getManagedKeyedState())
                        .build();
        try (OperatorHarness next = new OperatorHarness(Policies.standard(), uncounted)) {
            assertThat(next.counts()).containsExactly(2L, 1L, 0L, 0L);
        }
    }

    @Test
    void aDeletedCustomerStartsAsANewOne() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.clock(1_200);
        bench.output();
        bench.buys("ann", 1_201);
        bench.clock(1_300);
        assertThat(bench.output()).containsExactly("" + new Watermark(day(1_300)));
        assertThat(bench.timerAt()).containsExactly(day(1_566));
    }

    @Test
    void theEndOfTheInputIsHandedOnAndPassesNoLine() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.clock(30);
        bench.output();
        bench.end();
        assertThat(bench.output()).containsExactly("" + Watermark.MAX_WATERMARK);
        assertThat(bench.timerAt()).containsExactly(day(35));
        assertThat(bench.gauge("churn.clockTimeMs")).isEqualTo(day(30));
    }

    @Test
    void afterADrainEveryLineIsStillPublished() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.clock(30);
        bench.end();
        var state = bench.snapshot();
        try (OperatorHarness next = new OperatorHarness(Policies.standard(), state)) {
            next.clock(36);
            assertThat(next.output())
                    .containsExactly("ann RAISED AT_RISK", "" + new Watermark(day(36)));
        }
    }

    @Test
    void aLateFactIsLateEvenBeforeTheFirstWatermarkAfterARestore() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.clock(36);
        var state = bench.snapshot();
        try (OperatorHarness next = new OperatorHarness(Policies.standard(), state)) {
            next.buys("ann", 22);
            assertThat(next.output()).containsExactly("ann WITHDRAWN AT_RISK");
            assertThat(next.counter("churn.lateFacts")).isEqualTo(1);
        }
    }

    @Test
    void aWatermarkBelowTheRestoredClockDoesNotMoveItBack() throws Exception {
        bench.buys("ann", 0, 10, 20);
        bench.clock(36);
        var state = bench.snapshot();
        try (OperatorHarness next = new OperatorHarness(Policies.standard(), state)) {
            next.clock(1);
            next.buys("ann", 22);
            assertThat(next.counter("churn.lateFacts")).isEqualTo(1);
        }
    }

    @Test
    void countsTheResultsOfFactsAndTheEvents() throws Exception {
        bench.buys("ann", 0, 10, 20, 20);
        bench.takes("ann", new Fact(day(20), "o20.0", FactType.PURCHASE, 7, "CNY"));
        bench.clock(41);
        bench.buys("ann", 50);
        bench.takes("ann", new Fact(day(-2_000), "old", FactType.PURCHASE, 7, "CNY"));
        assertThat(bench.gauge("churn.clockBehindNewestFactMs")).isEqualTo(9 * Policies.DAY);
        bench.clock(50);

        assertThat(bench.counter("churn.outcome.placed.facts")).isEqualTo(4);
        assertThat(bench.counter("churn.outcome.duplicate.facts")).isEqualTo(1);
        assertThat(bench.counter("churn.outcome.duplicate_differing.facts")).isEqualTo(1);
        assertThat(bench.counter("churn.outcome.too_old_to_place.facts")).isEqualTo(1);
        assertThat(bench.counter("churn.lateFacts")).isEqualTo(1);
        assertThat(bench.counter("churn.type.raised.stage.at_risk.events")).isEqualTo(1);
        assertThat(bench.counter("churn.type.raised.stage.likely_lost.events")).isEqualTo(1);
        assertThat(bench.counter("churn.type.recovered.stage.likely_lost.events")).isEqualTo(1);
        assertThat(bench.counter("churn.type.withdrawn.stage.at_risk.events")).isZero();
        assertThat(bench.gauge("churn.clockTimeMs")).isEqualTo(day(50));
        assertThat(bench.gauge("churn.clockBehindNewestFactMs")).isEqualTo(0L);
    }
}
