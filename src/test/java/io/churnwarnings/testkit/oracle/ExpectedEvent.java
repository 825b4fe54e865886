package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.Stage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An event as the definition has it.
 *
 * @param closings how often a warning of this silence was published and closed before
 * @param gaps the number of gaps, or null for WITHDRAWN, which has no cycle
 * @param cycleDays the clamped cycle in days, or null if none is defined and for WITHDRAWN
 * @param basis the purchases that the cycle was estimated from; null with {@code cycleDays}
 * @param customer the customer as of the event, or null for WITHDRAWN
 * @param lossProbability the probability of loss, or null but for RAISED with a model
 * @param linePrice the price of the line, or null but for RAISED where lines have a price
 * @param worth the customer's worth, or null but for RAISED with a spending model
 * @param play the recommended action, or null but for RAISED and DRIFTING
 * @param reasons the reasons of the drift; empty but for DRIFTING
 * @param backlog whether it covers silences from before going live
 */
public record ExpectedEvent(
        EventType type,
        Stage stage,
        String customerId,
        long occurredAt,
        long lastPurchaseAt,
        int closings,
        Integer gaps,
        Double cycleDays,
        CycleBasis basis,
        ExpectedCustomer customer,
        Double lossProbability,
        Double linePrice,
        Worth worth,
        String play,
        List<DriftReason> reasons,
        boolean backlog) {

    static ExpectedEvent raised(
            Stage stage,
            String customerId,
            long occurredAt,
            ReferenceRhythm rhythm,
            ExpectedCustomer customer,
            String play,
            Double lossProbability,
            Double linePrice,
            Worth worth,
            int closings,
            boolean backlog) {
        return new ExpectedEvent(
                EventType.RAISED,
                stage,
                customerId,
                occurredAt,
                rhythm.lastPurchaseAt(),
                closings,
                rhythm.gaps(),
                rhythm.hasCycle() ? rhythm.cycleDays() : null,
                rhythm.hasCycle() ? rhythm.basis() : null,
                customer,
                lossProbability,
                linePrice,
                worth,
                play,
                List.of(),
                backlog);
    }

    /** Its silence is the one that only begins. */
    static ExpectedEvent drifting(
            String customerId,
            long occurredAt,
            ReferenceRhythm rhythm,
            ExpectedCustomer customer,
            String play,
            List<DriftReason> reasons) {
        return new ExpectedEvent(
                EventType.DRIFTING,
                null,
                customerId,
                occurredAt,
                occurredAt,
                0,
                rhythm.gaps(),
                rhythm.cycleDays(),
                rhythm.basis(),
                customer,
                null,
                null,
                null,
                play,
                reasons,
                false);
    }

    /** The return of a customer, with the cycle just before the order that ended the silence. */
    static ExpectedEvent recovered(
            Stage stage,
            String customerId,
            long occurredAt,
            ReferenceRhythm rhythmBefore,
            ExpectedCustomer customer,
            int closings) {
        return new ExpectedEvent(
                EventType.RECOVERED,
                stage,
                customerId,
                occurredAt,
                rhythmBefore.lastPurchaseAt(),
                closings,
                rhythmBefore.gaps(),
                rhythmBefore.hasCycle() ? rhythmBefore.cycleDays() : null,
                rhythmBefore.hasCycle() ? rhythmBefore.basis() : null,
                customer,
                null,
                null,
                null,
                null,
                List.of(),
                false);
    }

    static ExpectedEvent withdrawn(
            Stage stage, String customerId, long occurredAt, long lastPurchaseAt, int closings) {
        return new ExpectedEvent(
                EventType.WITHDRAWN,
                stage,
                customerId,
                occurredAt,
                lastPurchaseAt,
                closings,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                false);
    }

    ExpectedEvent afterClosings(int closings) {
        return new ExpectedEvent(
                type,
                stage,
                customerId,
                occurredAt,
                lastPurchaseAt,
                closings,
                gaps,
                cycleDays,
                basis,
                customer,
                lossProbability,
                linePrice,
                worth,
                play,
                reasons,
                backlog);
    }

    /** The length of the silence, or null for WITHDRAWN. */
    public Long silenceMillis() {
        return type == EventType.WITHDRAWN ? null : (Long) (occurredAt - lastPurchaseAt);
    }

    public String eventId() {
        String text =
                String.join(
                        "\u001f",
                        customerId,
                        Long.toString(lastPurchaseAt),
                        type.name(),
                        stage == null ? "" : stage.name(),
                        Long.toString(occurredAt));
        if (closings > 0) {
            text += "\u001f" + closings;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "%s %s at %s of the silence since %s%s%s%s%s%s"
                .formatted(
                        type,
                        stage,
                        Texts.instant(occurredAt),
                        Texts.instant(lastPurchaseAt),
                        gaps == null ? "" : ", gaps " + gaps + ", cycle " + cycleDays + " " + basis,
                        customer == null ? "" : ", " + customer + ", " + play + " " + reasons,
                        lossProbability == null ? "" : ", lost by " + lossProbability,
                        closings == 0 ? "" : ", closed before " + closings + " times",
                        backlog ? ", backlog" : "");
    }
}
