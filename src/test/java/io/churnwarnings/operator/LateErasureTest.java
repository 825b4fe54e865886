package io.churnwarnings.operator;

import static io.churnwarnings.operator.OperatorHarness.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure of which the job reads when the customer has done more since. */
class LateErasureTest {

    private static final String ANN = "ann";

    private ControlledHarness subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = ControlledHarness.start(2);
        subtasks.instructions(day(2_000));
    }

    @AfterEach
    void close() throws Exception {
        subtasks.close();
    }

    @Test
    void keepsTheFactsAfterIt() throws Exception {
        subtasks.buys(ANN, 0, 10, 31, 41, 51);
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        subtasks.facts(day(70));
        assertThat(subtasks.customers()).isEqualTo(1);
        assertThat(subtasks.output()).contains(ANN + " ERASED 30", ANN + " RAISED AT_RISK 66");
    }

    @Test
    void countsInTheReceiptWhatWasRemovedAlone() throws Exception {
        subtasks.buys(ANN, 0, 10, 31, 41, 51);
        subtasks.facts(day(80));
        assertThat(subtasks.events()).isNotEmpty();
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        assertThat(subtasks.events().get(0))
                .isEqualTo(WarningEvent.erased(ANN, day(30), new ErasureReceipt(2, null)));
        assertThat(subtasks.customers()).isEqualTo(1);
    }

    @Test
    void readAgainChangesNothingThatCameLater() throws Exception {
        subtasks.buys(ANN, 0, 10);
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        String eventId = subtasks.events().get(0).eventId();
        subtasks.buys(ANN, 31);
        // So many that the first of them are folded.
        for (int i = 1; i <= 100; i++) {
            subtasks.buys(ANN, 31 + 10 * i);
            subtasks.facts(day(31 + 10 * i));
        }
        subtasks.facts(day(1_047));
        assertThat(subtasks.output()).contains(ANN + " RAISED AT_RISK 1046");
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        assertThat(subtasks.events())
                .containsExactly(WarningEvent.erased(ANN, day(30), ErasureReceipt.NOTHING))
                .allMatch(event -> event.eventId().equals(eventId));
        subtasks.buys(ANN, 1_050);
        subtasks.facts(day(1_066));
        assertThat(subtasks.output())
                .filteredOn(line -> line.startsWith(ANN))
                .containsExactly(ANN + " RECOVERED AT_RISK 1050", ANN + " RAISED AT_RISK 1065.134");
    }

    @Test
    void keepsTheWarningOfTheRemainingFactsAndPublishesItOnce() throws Exception {
        subtasks.buys(ANN, 0, 10, 31, 41, 51);
        subtasks.facts(day(70.5));
        assertThat(subtasks.output()).contains(ANN + " RAISED AT_RISK 70.125");
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        subtasks.facts(day(75));
        subtasks.buys(ANN, 80);
        subtasks.facts(day(81));
        assertThat(subtasks.output())
                .filteredOn(line -> line.startsWith(ANN))
                .containsExactly(
                        ANN + " ERASED 30",
                        ANN + " RAISED LIKELY_LOST 71",
                        ANN + " RECOVERED LIKELY_LOST 80");
    }

    @Test
    void withdrawsWhatFollowsNoMore() throws Exception {
        for (int i = 0; i <= 30; i += 2) {
            subtasks.buys(ANN, i);
        }
        subtasks.buys(ANN, 31, 51, 71);
        subtasks.facts(day(80));
        assertThat(subtasks.events()).last().extracting(WarningEvent::stage).isNotNull();
        subtasks.tell(ControlMessage.erasure(ANN, day(30)));
        subtasks.facts(day(102));
        assertThat(subtasks.output())
                .filteredOn(line -> line.startsWith(ANN))
                .hasSize(3)
                .startsWith(ANN + " ERASED 30")
                .anyMatch(line -> line.contains("WITHDRAWN LIKELY_LOST"))
                .endsWith(ANN + " RAISED AT_RISK 101");
    }

    @Test
    void saysTheSameReadBeforeAndAfterTheFacts() throws Exception {
        long seed = Seeds.fixedOr("fuzz.seed");
        Random random = new Random(seed);
        for (int log = 0; log < 60; log++) {
            List<CustomerFact> facts = facts(random);
            ControlMessage erasure = ControlMessage.erasure(ANN, day(random.nextInt(100)));
            List<WarningEvent> before = saidOf(List.of(erasure), facts, List.of());
            List<WarningEvent> after = saidOf(List.of(), facts, List.of(erasure));
            assertThat(after).as("seed %d, log %d", seed, log).isEqualTo(before);
        }
    }

    private static List<CustomerFact> facts(Random random) {
        List<CustomerFact> facts = new ArrayList<>();
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(6);
            FactType type =
                    kind == 0
                            ? FactType.CANCELLATION
                            : kind == 1 ? FactType.REFUND : FactType.PURCHASE;
            String order = "o" + random.nextInt(count);
            facts.add(
                    new CustomerFact(
                            ANN, new Fact(day(random.nextInt(120)), order, type, 10_0000, "CNY")));
        }
        return facts;
    }

    private static List<WarningEvent> saidOf(
            List<ControlMessage> first, List<CustomerFact> facts, List<ControlMessage> last)
            throws Exception {
        try (ControlledHarness one = ControlledHarness.start(1)) {
            one.instructions(day(1_900));
            for (ControlMessage instruction : first) {
                one.tell(instruction);
            }
            for (CustomerFact fact : facts) {
                one.take(fact);
            }
            for (ControlMessage instruction : last) {
                one.tell(instruction);
            }
            one.facts(day(1_900));
            return one.events().stream().filter(event -> event.type() != EventType.ERASED).toList();
        }
    }
}
