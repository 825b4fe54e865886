package io.churnwarnings.operator;

import static io.churnwarnings.operator.OperatorHarness.day;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.policy.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The id is so long that no bytes are equal to it by chance. */
class ErasureTest {

    private static final String ANN = "ann-who-wants-to-be-forgotten";

    private ControlledHarness subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = ControlledHarness.start(2);
        subtasks.instructions(day(1_000));
    }

    @AfterEach
    void close() throws Exception {
        subtasks.close();
    }

    @Test
    void isPublishedWithAReceiptAndClosesNothing() throws Exception {
        subtasks.buys(ANN, 0, 10, 20);
        subtasks.facts(day(36));
        subtasks.events();
        subtasks.tell(ControlMessage.erasure(ANN, day(36.5)));
        subtasks.facts(day(2_000));
        List<WarningEvent> events = subtasks.events();
        assertThat(events)
                .containsExactly(
                        WarningEvent.erased(ANN, day(36.5), new ErasureReceipt(3, Stage.AT_RISK)));
        assertThat(subtasks.customers()).isZero();
    }

    @Test
    void leavesNothingOfTheIdInTheState() throws Exception {
        subtasks.buys("bob", 0, 10, 20);
        subtasks.buys(ANN, 0);
        subtasks.snapshot(1);
        // Entries that no longer hold, in memory and in the chunks, of today and of years ahead.
        subtasks.buys(ANN, 10, 20);
        subtasks.snapshot(2);
        subtasks.buys(ANN, 25);
        subtasks.facts(day(36));
        assertThat(holds(subtasks.snapshot(3), ANN)).isTrue();
        subtasks.tell(ControlMessage.erasure(ANN, day(36.5)));
        assertThat(holds(subtasks.snapshot(4), ANN)).as("until the clock has passed").isTrue();
        subtasks.facts(day(37));
        OperatorSubtaskState after = subtasks.snapshot(5);
        assertThat(holds(after, ANN)).isFalse();
        assertThat(holds(after, "bob")).isTrue();
    }

    @Test
    void isNotUndoneByFactsOfBefore() throws Exception {
        subtasks.buys(ANN, 0, 10, 20);
        subtasks.facts(day(25));
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        subtasks.buys(ANN, 26, 30);
        assertThat(subtasks.customers()).isZero();
        subtasks.buys(ANN, 31);
        assertThat(subtasks.customers()).isEqualTo(1);
    }

    @Test
    void appliesInAReplayAlsoToFactsBeforeOrAfterIt() throws Exception {
        subtasks.buys(ANN, 0, 10);
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        subtasks.buys(ANN, 20, 31, 41, 51);
        subtasks.facts(day(70));
        assertThat(subtasks.output())
                .contains(ANN + " ERASED 30", ANN + " RAISED AT_RISK 66")
                .noneMatch(line -> line.endsWith("AT_RISK 35"));
    }

    @Test
    void pendingSurvivesARestoreAndARescale() throws Exception {
        subtasks.buys(ANN, 0, 10, 20);
        subtasks.facts(day(25));
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        OperatorSubtaskState state = subtasks.snapshot(1);
        try (ControlledHarness next =
                ControlledHarness.restore(3, new HashMapStateBackend(), state, 2)) {
            next.buys(ANN, 29);
            assertThat(next.customers()).isZero();
            next.instructions(day(1_000));
            next.facts(day(30));
            assertThat(holds(next.snapshot(2), ANN)).isFalse();
            // Too late to be known for one of before.
            next.buys(ANN, 29.5);
            assertThat(next.customers()).isEqualTo(1);
        }
    }

    @Test
    void keepsTheLaterPurchasesOfTheCustomer() throws Exception {
        subtasks.buys(ANN, 0, 10, 20);
        subtasks.facts(day(25));
        subtasks.tell(ControlMessage.erasure(ANN, day(26)));
        subtasks.buys(ANN, 27, 37, 47);
        subtasks.snapshot(1);
        subtasks.facts(day(70));
        assertThat(subtasks.output()).contains(ANN + " RAISED AT_RISK 62");
    }

    @Test
    void ofAnUnknownCustomerIsPublishedToo() throws Exception {
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        assertThat(subtasks.events())
                .containsExactly(
                        WarningEvent.erased(ANN, day(30), ErasureReceipt.NOTHING),
                        WarningEvent.erased(ANN, day(30), ErasureReceipt.NOTHING));
    }

    private static boolean holds(OperatorSubtaskState state, String id) throws IOException {
        for (KeyedStateHandle handle : state.getManagedKeyedState()) {
            if (holds(((KeyGroupsStateHandle) handle).getDelegateStateHandle(), id)) {
                return true;
            }
        }
        for (OperatorStateHandle handle : state.getManagedOperatorState()) {
            if (holds(handle.getDelegateStateHandle(), id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(StreamStateHandle handle, String id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FSDataInputStream in = handle.openInputStream()) {
            in.transferTo(bytes);
        }
        return bytes.toString(ISO_8859_1).contains(new String(id.getBytes(UTF_8), ISO_8859_1));
    }
}
