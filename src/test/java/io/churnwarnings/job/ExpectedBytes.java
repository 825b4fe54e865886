package io.churnwarnings.job;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.testkit.oracle.ExpectedCustomer;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The expected bytes in the warnings topic, by the reference model, for a shop with base currency
 * CNY and without a population model.
 */
public final class ExpectedBytes {

    private static final EventEncoder ENCODER = new EventEncoder("test");

    private ExpectedBytes() {}

    public static List<String> of(List<ExpectedEvent> events) {
        return events.stream().map(ExpectedBytes::of).toList();
    }

    public static String of(ExpectedEvent event) {
        CycleState state = event.gaps() == null ? null : new CycleState(event.gaps(), cycle(event));
        return new String(
                ENCODER.value(
                        new WarningEvent(
                                event.eventId(),
                                event.type(),
                                event.stage(),
                                event.customerId(),
                                event.occurredAt(),
                                event.lastPurchaseAt(),
                                state,
                                null,
                                rfm(event.customer()),
                                event.customer() == null ? null : event.customer().type(),
                                event.play(),
                                event.reasons(),
                                event.backlog(),
                                null,
                                null)),
                StandardCharsets.UTF_8);
    }

    private static Rfm rfm(ExpectedCustomer customer) {
        return customer == null
                ? null
                : new Rfm(
                        customer.recencyMillis(),
                        customer.frequency(),
                        MoneySum.of(customer.monetary()),
                        "CNY",
                        score(customer, 0),
                        score(customer, 1),
                        score(customer, 2));
    }

    private static int score(ExpectedCustomer customer, int index) {
        return customer.scores().charAt(index) - '0';
    }

    /** The cycle before clamping is on no wire. */
    private static Cycle cycle(ExpectedEvent event) {
        return event.cycleDays() == null
                ? null
                : new Cycle(event.cycleDays(), event.cycleDays(), event.basis());
    }
}
