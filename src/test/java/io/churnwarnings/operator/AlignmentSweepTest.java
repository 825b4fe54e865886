package io.churnwarnings.operator;

import static io.churnwarnings.operator.ControlledHarness.rules;
import static io.churnwarnings.operator.OperatorHarness.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.testkit.Policies;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer with purchases on days 0, 10 and 20 is AT_RISK on day 35, by 1.2 cycles on day 32. */
class AlignmentSweepTest {

    private static final int CROWD = 2_000;

    private ControlledHarness subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = ControlledHarness.start(1);
        subtasks.buys("ann", 0, 10, 20);
        subtasks.instructions(day(1_000));
        subtasks.facts(day(25));
        subtasks.output();
    }

    @AfterEach
    void close() throws Exception {
        subtasks.close();
    }

    @Test
    void aLineThatMovedEarlierIsRaisedWhereItIsNow() throws Exception {
        subtasks.tell(rules(1.2, day(30)));
        subtasks.align();
        subtasks.facts(day(36));
        assertThat(subtasks.output()).containsExactly("ann RAISED AT_RISK 32", "clock 36");
    }

    @Test
    void aLineBeforeTheChangeIsRaisedAtTheChange() throws Exception {
        subtasks.tell(rules(0.8, day(30)));
        subtasks.align();
        subtasks.facts(day(36));
        assertThat(subtasks.output()).containsExactly("ann RAISED AT_RISK 30", "clock 36");
    }

    @Test
    void aLineThatMovedLaterIsRaisedLater() throws Exception {
        subtasks.tell(rules(1.8, day(30)));
        subtasks.align();
        subtasks.facts(day(36));
        subtasks.facts(day(39));
        assertThat(subtasks.output())
                .containsExactly("clock 36", "ann RAISED AT_RISK 38", "clock 39");
    }

    @Test
    void theClockDoesNotReachTheChangeBeforeAllCustomersAreAligned() throws Exception {
        subtasks.tell(rules(1.2, day(30)));
        subtasks.facts(day(33));
        assertThat(subtasks.output()).containsExactly("clock 30.000");
        assertThat(subtasks.isAligned()).isFalse();
        subtasks.align();
        assertThat(subtasks.output()).containsExactly("ann RAISED AT_RISK 32", "clock 33");
    }

    @Test
    void recordsAndCheckpointsDoNotWaitForIt() throws Exception {
        crowd();
        subtasks.tell(rules(1.2, day(30)));
        subtasks.turn();
        assertThat(subtasks.isAligned()).isFalse();
        subtasks.buys("late", 26);
        subtasks.facts(day(27));
        subtasks.buys("late", 24);
        subtasks.snapshot(1);
        assertThat(subtasks.isAligned()).isFalse();
        assertThat(subtasks.customers()).isEqualTo(CROWD + 2);
        assertThat(subtasks.align()).isGreaterThan(CROWD / 300);
        subtasks.facts(day(33));
        assertThat(subtasks.events())
                .hasSize(CROWD + 1)
                .allMatch(event -> event.occurredAt() == day(32));
    }

    @Test
    void aRestoreInTheMiddleRestartsIt() throws Exception {
        for (StateBackend backend :
                List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend())) {
            restoreInTheMiddle(backend, 1, 4);
            restoreInTheMiddle(backend, 4, 1);
        }
    }

    private static void restoreInTheMiddle(StateBackend backend, int before, int after)
            throws Exception {
        OperatorSubtaskState state;
        try (ControlledHarness first = ControlledHarness.restore(before, backend, null, 0)) {
            crowd(first);
            first.instructions(day(1_000));
            first.facts(day(25));
            first.snapshot(1);
            first.tell(rules(1.2, day(30)));
            first.turn();
            first.facts(day(33));
            assertThat(first.isAligned()).isFalse();
            state = first.snapshot(2);
        }
        try (ControlledHarness next = ControlledHarness.restore(after, backend, state, before)) {
            next.instructions(day(1_000));
            next.facts(day(33));
            assertThat(next.events()).isEmpty();
            next.align();
            assertThat(next.events())
                    .hasSize(CROWD)
                    .allMatch(event -> event.occurredAt() == day(32));
        }
    }

    @Test
    void rulesThatArriveDuringTheSweepAreAlignedToo() throws Exception {
        crowd();
        subtasks.tell(rules(1.4, day(30)));
        for (int i = 0; i < 8; i++) {
            subtasks.turn();
        }
        assertThat(subtasks.isAligned()).isFalse();
        subtasks.tell(rules(1.2, day(31)));
        subtasks.align();
        subtasks.facts(day(33));
        assertThat(subtasks.events())
                .hasSize(CROWD + 1)
                .allMatch(event -> event.occurredAt() == day(32));
    }

    @Test
    void customersWhoArriveDuringTheSweepHaveTheNewRules() throws Exception {
        subtasks.tell(rules(1.2, day(30)));
        subtasks.buys("bob", 26, 28, 30);
        subtasks.align();
        subtasks.facts(day(33));
        assertThat(subtasks.output())
                .containsExactly("ann RAISED AT_RISK 32", "bob RAISED AT_RISK 32.400", "clock 33");
    }

    @Test
    void nothingIsPublishedBeforeTheRulesAreKnown() throws Exception {
        try (ControlledHarness replay = ControlledHarness.start(1)) {
            replay.buys("ann", 0, 10, 20);
            replay.facts(day(36));
            assertThat(replay.output()).isEmpty();
            replay.tell(rules(1.2, day(30)));
            replay.instructions(day(1_000));
            replay.align();
            assertThat(replay.output())
                    .containsExactly("clock 30.000", "ann RAISED AT_RISK 32", "clock 36");
        }
    }

    @Test
    void theEndOfOneInputIsNoTimeForTheOther() throws Exception {
        subtasks.instructions(Long.MAX_VALUE);
        subtasks.facts(day(36));
        subtasks.facts(Long.MAX_VALUE);
        assertThat(subtasks.output())
                .containsExactly("ann RAISED AT_RISK 35", "clock 36", "clock end");
    }

    @Test
    void theEndOfTheFactsPassesNoLine() throws Exception {
        subtasks.facts(Long.MAX_VALUE);
        subtasks.instructions(day(1_001));
        assertThat(subtasks.output()).isEmpty();
        subtasks.instructions(Long.MAX_VALUE);
        assertThat(subtasks.output()).containsExactly("clock end");
    }

    @Test
    void aSavepointOfAJobWithoutInstructionsIsTakenAndGivenBack() throws Exception {
        OperatorSubtaskState state;
        try (Subtasks plain =
                Subtasks.start(
                        Policies.standard(),
                        CacheMemory.BY_HEAP,
                        2,
                        new EmbeddedRocksDBStateBackend())) {
            buys(plain, "ann", 0, 10, 20);
            plain.advance(day(25));
            state = plain.snapshot(1);
        }
        try (ControlledHarness instructed =
                ControlledHarness.restore(4, new EmbeddedRocksDBStateBackend(), state, 2)) {
            instructed.tell(rules(1.2, day(30)));
            instructed.align();
            instructed.instructions(day(100));
            instructed.facts(day(33));
            assertThat(instructed.events())
                    .hasSize(1)
                    .allMatch(event -> event.occurredAt() == day(32));
            state = instructed.snapshot(2);
        }
        try (Subtasks plain =
                Subtasks.restore(
                        Policies.standard(),
                        CacheMemory.BY_HEAP,
                        1,
                        new EmbeddedRocksDBStateBackend(),
                        state,
                        4)) {
            plain.advance(day(41));
            assertThat(plain.output()).hasSize(1);
        }
    }

    private void crowd() throws Exception {
        crowd(subtasks);
    }

    private static void crowd(ControlledHarness subtasks) throws Exception {
        for (int i = 0; i < CROWD; i++) {
            subtasks.buys("c" + i, 0, 10, 20);
        }
    }

    private static void buys(Subtasks subtasks, String customer, double... days) throws Exception {
        for (double day : days) {
            subtasks.take(
                    new CustomerFact(
                            customer,
                            new Fact(day(day), "o" + day, FactType.PURCHASE, 10_0000, "CNY")));
        }
    }
}
