package io.churnwarnings.reference;

import io.churnwarnings.domain.CycleBasis;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.Stage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event as the definition has it.
 *
 * @param closings how often a warning of this silence was published and closed before
 * @param gaps the number of gaps, or null for WITHDRAWN, which tells nothing of the rhythm
 * @param cycleDays the clamped cycle in days, or null if none is defined and for WITHDRAWN
 * @param basis whose purchases the cycle was estimated from; null with {@code cycleDays}
 * @param backlog whether it announces at once what went before going live
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
        boolean backlog) {

    static ExpectedEvent raised(
            Stage stage,
            String customerId,
            long occurredAt,
            ReferenceRhythm rhythm,
            int closings,
            boolean backlog) {
        return withRhythm(
                EventType.RAISED, stage, customerId, occurredAt, rhythm, closings, backlog);
    }

    /** Tells of the rhythm just before the order that ended the silence. */
    static ExpectedEvent recovered(
            Stage stage,
            String customerId,
            long occurredAt,
            ReferenceRhythm rhythmBefore,
            int closings) {
        return withRhythm(
                EventType.RECOVERED, stage, customerId, occurredAt, rhythmBefore, closings, false);
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
                false);
    }

    private static ExpectedEvent withRhythm(
            EventType type,
            Stage stage,
            String customerId,
            long occurredAt,
            ReferenceRhythm rhythm,
            int closings,
            boolean backlog) {
        return new ExpectedEvent(
                type,
                stage,
                customerId,
                occurredAt,
                rhythm.lastPurchaseAt(),
                closings,
                rhythm.gaps(),
                rhythm.hasCycle() ? rhythm.cycleDays() : null,
                rhythm.hasCycle() ? rhythm.basis() : null,
                backlog);
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
                        stage.name(),
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
        return "%s %s at %s of the silence since %s%s%s%s"
                .formatted(
                        type,
                        stage,
                        Texts.instant(occurredAt),
                        Texts.instant(lastPurchaseAt),
                        gaps == null ? "" : ", gaps " + gaps + ", cycle " + cycleDays + " " + basis,
                        closings == 0 ? "" : ", closed before " + closings + " times",
                        backlog ? ", backlog" : "");
    }
}
