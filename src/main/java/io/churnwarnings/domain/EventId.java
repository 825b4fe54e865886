package io.churnwarnings.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.policy.Stage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of an event: a function of the facts alone, by which consumers recognise what they
 * saw before.
 */
public final class EventId {

    private static final char SEPARATOR = '\u001f';
    private static final int HASH_BYTES = 16;

    private EventId() {}

    /**
     * The id of an event.
     *
     * @param customerId whose event it is
     * @param lastPurchaseAt UTC epoch milliseconds of the order with which the silence began
     * @param type what the event says
     * @param stage its stage, or null where there is none
     * @param occurredAt UTC epoch milliseconds at which the event became true
     * @param closings how often a warning of this silence was closed before; 0 or more
     * @return 32 lower-case hex digits
     */
    public static String of(
            String customerId,
            long lastPurchaseAt,
            EventType type,
            Stage stage,
            long occurredAt,
            int closings) {
        StringBuilder text = new StringBuilder(customerId);
        text.append(SEPARATOR).append(lastPurchaseAt).append(SEPARATOR).append(type.name());
        text.append(SEPARATOR)
                .append(stage == null ? "" : stage.name())
                .append(SEPARATOR)
                .append(occurredAt);
        if (closings > 0) {
            text.append(SEPARATOR).append(closings);
        }
        return HexFormat.of().formatHex(sha256(text.toString()), 0, HASH_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
