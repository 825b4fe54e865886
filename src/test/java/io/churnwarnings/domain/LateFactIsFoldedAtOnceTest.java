package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateFactIsFoldedAtOnceTest {

    private static final String CUSTOMER = "c";
    private static final long DAY = Policies.DAY;

    private final Policy policy = new Policies().meanGap(20, 3).minGaps(1).historyFacts(2).build();

    /** The instant of the customer's return lies before the oldest kept fact at once. */
    @Test
    void aLateOrderThatIsFoldedOnArrivalStillPublishesTheRecovery() {
        CustomerWatch watch = new CustomerWatch(Rulebook.of(policy));
        CustomerProfile profile =
                watch.onFact(CUSTOMER, CustomerProfile.EMPTY, fact(0, "p", FactType.PURCHASE), -1)
                        .profile();
        // The refunds arrive in time, then the clock passes them all.
        for (int day = 100; day < 103; day++) {
            profile =
                    watch.onFact(CUSTOMER, profile, fact(day, "r" + day, FactType.REFUND), 0)
                            .profile();
        }
        profile = watch.onClock(CUSTOMER, profile, 104 * DAY).profile();

        Decision decision =
                watch.onFact(CUSTOMER, profile, fact(99, "x", FactType.PURCHASE), 104 * DAY);

        assertThat(decision.outcome()).isEqualTo(FactOutcome.PLACED);
        assertThat(decision.events())
                .extracting(WarningEvent::type, WarningEvent::stage, WarningEvent::occurredAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                EventType.RECOVERED, Stage.LIKELY_LOST, 99 * DAY));
        assertThat(List.of(decision.events().get(0).lastPurchaseAt())).containsExactly(0L);
    }

    private static Fact fact(long day, String order, FactType type) {
        return new Fact(day * DAY, order, type, 10_000, "CNY");
    }
}
