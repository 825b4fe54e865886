package io.churnwarnings.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.contract.Contract;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import java.util.List;

/**
 * The common content of an event in the job and the reference; of a probability, its presence only.
 */
public record Transcript(
        String eventId,
        EventType type,
        Stage stage,
        long at,
        long lastPurchaseAt,
        Integer gaps,
        Double cycleDays,
        CycleBasis basis,
        ExpectedCustomer customer,
        boolean hasProbability,
        Double linePrice,
        boolean hasWorth,
        String play,
        List<DriftReason> reasons,
        boolean backlog) {

    private static final double AGREED = 1e-6;

    /** Fails unless the job says the same as the reference, in the same order, and may say it. */
    public static void assertSame(
            List<WarningEvent> actual, List<ExpectedEvent> expected, String where) {
        Contract.assertPublishable(actual);
        assertThat(actual.stream().map(Transcript::of))
                .as("%s", where)
                .containsExactlyElementsOf(expected.stream().map(Transcript::of).toList());
        for (int i = 0; i < actual.size(); i++) {
            if (actual.get(i).loss() != null) {
                double difference =
                        actual.get(i).loss().probability() - expected.get(i).lossProbability();
                assertThat(Math.abs(difference))
                        .as("off from %s, %s", expected.get(i), where)
                        .isLessThan(AGREED);
            }
            if (actual.get(i).worth() != null) {
                assertAgree(actual.get(i).worth(), expected.get(i).worth(), where);
            }
        }
    }

    private static void assertAgree(Worth actual, Worth expected, String where) {
        double[] here = {
            actual.expectedOrders(),
            actual.expectedRevenue(),
            actual.horizonDays(),
            actual.valueAtRisk()
        };
        double[] there = {
            expected.expectedOrders(),
            expected.expectedRevenue(),
            expected.horizonDays(),
            expected.valueAtRisk()
        };
        for (int i = 0; i < here.length; i++) {
            boolean unknown = Double.isNaN(here[i]) && Double.isNaN(there[i]);
            assertThat(unknown || Math.abs(here[i] - there[i]) <= AGREED * Math.abs(there[i]))
                    .as("%s agrees with %s, %s", actual, expected, where)
                    .isTrue();
        }
    }

    static Transcript of(WarningEvent event) {
        CycleState state = event.cycle();
        Cycle cycle = state == null ? null : state.cycle();
        return new Transcript(
                event.eventId(),
                event.type(),
                event.stage(),
                event.occurredAt(),
                event.lastPurchaseAt(),
                state == null ? null : state.gaps(),
                cycle == null ? null : cycle.days(),
                cycle == null ? null : cycle.basis(),
                customer(event),
                event.loss() != null,
                Double.isNaN(event.linePrice()) ? null : (Double) event.linePrice(),
                event.worth() != null,
                event.play(),
                event.reasons(),
                event.backlog());
    }

    private static ExpectedCustomer customer(WarningEvent event) {
        Rfm rfm = event.rfm();
        return rfm == null
                ? null
                : new ExpectedCustomer(
                        rfm.recencyMillis(),
                        rfm.frequency(),
                        rfm.monetary().clamped(),
                        rfm.scores(),
                        event.customerType(),
                        rfm.value());
    }

    static Transcript of(ExpectedEvent event) {
        return new Transcript(
                event.eventId(),
                event.type(),
                event.stage(),
                event.occurredAt(),
                event.lastPurchaseAt(),
                event.gaps(),
                event.cycleDays(),
                event.basis(),
                event.customer(),
                event.lossProbability() != null,
                event.linePrice(),
                event.worth() != null,
                event.play(),
                event.reasons(),
                event.backlog());
    }
}
