package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import io.churnwarnings.testkit.oracle.ReferenceModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * At every instant some order stands that will be cancelled soon: there is never a point before
 * which all is settled. The ledger must stay short all the same, and right.
 */
class OverlappingCancellationsTest {

    private static final String CUSTOMER = "guest";
    private static final long START = 1_600_000_000_000L;
    private static final long STEP = Policies.DAY / 4;
    private static final int ORDERS = 1_200;
    private static final int CANCELLED_AFTER = 12;

    private final Policy policy = new Policies().meanGap(20, 3).minGaps(1).build();

    @Test
    void foldOrdersThatAreCancelledLaterAndKeepTheLedgerShort() {
        List<Fact> facts = facts();
        CustomerWatch watch = new CustomerWatch(Rulebook.of(policy));
        CustomerProfile profile = CustomerProfile.EMPTY;
        List<WarningEvent> events = new ArrayList<>();
        int longest = 0;
        for (Fact fact : facts) {
            long clock = fact.occurredAt() - 1;
            profile = advance(watch, profile, clock, events);
            profile = watch.onFact(CUSTOMER, profile, fact, clock).profile();
            longest = Math.max(longest, profile.ledger().entries().size());
        }
        long end = START + 2 * 365 * Policies.DAY;
        advance(watch, profile, end, events);

        assertThat(longest).isLessThanOrEqualTo(3 * policy.historyFacts());
        assertThat(events.stream().map(WarningEvent::eventId))
                .containsExactlyElementsOf(
                        new ReferenceModel(CUSTOMER, policy)
                                .events(facts, end).stream().map(ExpectedEvent::eventId).toList());
        assertThat(events).isNotEmpty();
        assertThat(events.get(0).cycle().gaps()).isEqualTo(expectedGaps());
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            long at = START + i * STEP;
            facts.add(new Fact(at, "o" + i, FactType.PURCHASE, 10_000, "CNY"));
            int cancelled = i - CANCELLED_AFTER;
            if (cancelled >= 0 && cancelled % 5 != 0) {
                facts.add(
                        new Fact(
                                at,
                                "o" + cancelled,
                                FactType.CANCELLATION,
                                Fact.UNKNOWN_AMOUNT,
                                "CNY"));
            }
        }
        return facts.stream().sorted().toList();
    }

    /** Every fifth order stands for good; of the last twelve all do. */
    private int expectedGaps() {
        Occasions occasions = Occasions.NONE;
        for (int i = 0; i < ORDERS; i++) {
            if (i % 5 == 0 || i >= ORDERS - CANCELLED_AFTER) {
                occasions = occasions.with(START + i * STEP, policy.occasionWindow());
            }
        }
        return occasions.gaps();
    }

    private static CustomerProfile advance(
            CustomerWatch watch, CustomerProfile profile, long clock, List<WarningEvent> events) {
        if (profile.isEmpty() || profile.nextCheckAt() > clock) {
            return profile;
        }
        Decision decision = watch.onClock(CUSTOMER, profile, clock);
        events.addAll(decision.events());
        return decision.profile();
    }
}
