package io.churnwarnings.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of an event: a function of what it says, so that the same facts give the same id in every run, and a
 * consumer that has seen an id has seen the event.
 */
final class EventId {

    private static final char SEPARATOR = '\u001f';
    private static final int BYTES = 16;

    private EventId() {}

    /**
     * The first 32 hex digits of the SHA-256 of the parts.
     *
     * @param closings how often the warning of this silence was published as closed before; left out if never
     */
    static String of(String customerId, long lastPurchaseAt, EventType type, Stage stage, long at, int closings) {
        String text = customerId + SEPARATOR + lastPurchaseAt + SEPARATOR + type + SEPARATOR + stage + SEPARATOR + at
                + (closings == 0 ? "" : SEPARATOR + Integer.toString(closings));
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must support SHA-256", e);
        }
    }
}
