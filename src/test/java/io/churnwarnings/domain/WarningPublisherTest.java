package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.WalkEvent;
import io.churnwarnings.testkit.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningPublisherTest {

    private static final long L = 1_000;
    private static final CycleState RHYTHM = new CycleState(0, null);
    private static final CustomerSnapshot PORTRAIT =
            new CustomerSnapshot(Purchases.NONE, CustomerType.NEW);

    private final WarningPublisher publisher =
            new WarningPublisher("ann", List.of(), Rulebook.of(Policies.standard()));

    @Test
    void aStageIsPublishedOnceAndOnlyAbovePublishedStages() {
        publisher.publish(raised(Stage.LIKELY_LOST, 40));
        publisher.publish(raised(Stage.AT_RISK, 41));
        publisher.publish(raised(Stage.LIKELY_LOST, 42));
        publisher.publish(raised(Stage.LOST, 50));
        assertThat(publisher.events())
                .extracting(WarningEvent::stage)
                .containsExactly(Stage.LIKELY_LOST, Stage.LOST);
        assertThat(publisher.open())
                .isEqualTo(new PublishedWarning(L, 0, Stage.LIKELY_LOST, Stage.LOST, 50));
    }

    @Test
    void aWarningThatIsNotOpenIsNotClosed() {
        publisher.publish(event(WalkEvent.Kind.RECOVERED, Stage.AT_RISK, 40));
        publisher.publish(event(WalkEvent.Kind.WITHDRAWN, Stage.AT_RISK, 41));
        assertThat(publisher.events()).isEmpty();
    }

    @Test
    void noWarningIsClosedTwice() {
        publisher.publish(raised(Stage.AT_RISK, 40));
        publisher.publish(event(WalkEvent.Kind.RECOVERED, Stage.AT_RISK, 45));
        publisher.publish(event(WalkEvent.Kind.WITHDRAWN, Stage.AT_RISK, 46));
        assertThat(publisher.events())
                .extracting(WarningEvent::type)
                .containsExactly(EventType.RAISED, EventType.RECOVERED);
    }

    @Test
    void aSilenceThatIsReopenedIsRaisedAgainUnderOtherIds() {
        publisher.publish(raised(Stage.AT_RISK, 40));
        publisher.publish(event(WalkEvent.Kind.RECOVERED, Stage.AT_RISK, 45));
        publisher.publish(raised(Stage.AT_RISK, 40));
        assertThat(publisher.events())
                .extracting(WarningEvent::eventId)
                .containsExactly(
                        EventId.of("ann", L, EventType.RAISED, Stage.AT_RISK, 40, 0),
                        EventId.of("ann", L, EventType.RECOVERED, Stage.AT_RISK, 45, 0),
                        EventId.of("ann", L, EventType.RAISED, Stage.AT_RISK, 40, 1));
    }

    @Test
    void aWithdrawalIsNotEarlierThanItsWarning() {
        publisher.publish(raised(Stage.AT_RISK, 40));
        publisher.withdraw(22);
        publisher.publish(raised(Stage.AT_RISK, 40));
        publisher.withdraw(43);
        assertThat(publisher.events())
                .filteredOn(event -> event.type() == EventType.WITHDRAWN)
                .extracting(WarningEvent::occurredAt)
                .containsExactly(40L, 43L);
    }

    @Test
    void aDeletedCustomerHasNoWarningToClose() {
        publisher.publish(raised(Stage.LOST, 40));
        publisher.publish(event(WalkEvent.Kind.FORGOTTEN, Stage.LOST, 2_000));
        assertThat(publisher.events()).hasSize(1);
        assertThat(publisher.warnings()).isEmpty();
    }

    private static WalkEvent raised(Stage stage, long at) {
        return event(WalkEvent.Kind.RAISED, stage, at);
    }

    private static WalkEvent event(WalkEvent.Kind kind, Stage stage, long at) {
        return new WalkEvent(kind, stage, at, L, RHYTHM, PORTRAIT, List.of(), false);
    }
}
