package io.churnwarnings.domain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.policy.Stage;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The identity of an event: a function of the facts alone, so that consumers recognise duplicates.
 */
public final class EventId {

    private static final byte SEPARATOR = 0x1f;
    private static final int ID_BYTES = 16;
    private static final byte[] DIGITS = ascii("0123456789abcdef");
    private static final byte[][] TYPES = names(EventType.values());
    private static final byte[][] STAGES = names(Stage.values());
    private static final byte[] NO_STAGE = {};

    /** Looking up a digest costs more than using it. */
    private static final ThreadLocal<EventId> OF_THREAD = ThreadLocal.withInitial(EventId::new);

    private final MessageDigest sha256;
    private final byte[] hash;
    private byte[] text = new byte[256];
    private int length;

    private EventId() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        hash = new byte[sha256.getDigestLength()];
    }

    /**
     * The id of an event.
     *
     * @param customerId the customer of the event
     * @param lastPurchaseAt UTC epoch milliseconds of the order with which the silence began
     * @param type the type of the event
     * @param stage its stage, or null where there is none
     * @param occurredAt the event time, UTC epoch milliseconds
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
        EventId id = OF_THREAD.get();
        id.length = 0;
        id.append(customerId.getBytes(UTF_8));
        id.next(lastPurchaseAt);
        id.next(TYPES[type.ordinal()]);
        id.next(stage == null ? NO_STAGE : STAGES[stage.ordinal()]);
        id.next(occurredAt);
        if (closings > 0) {
            id.next(closings);
        }
        return id.hashed();
    }

    private void next(byte[] ascii) {
        reserve(1);
        text[length++] = SEPARATOR;
        append(ascii);
    }

    private void next(long number) {
        // Long.MIN_VALUE has 20 characters.
        reserve(21);
        text[length++] = SEPARATOR;
        // Negative, because the smallest long has no positive counterpart.
        long rest = number > 0 ? -number : number;
        if (number < 0) {
            text[length++] = '-';
        }
        int digits = 1;
        for (long higher = rest / 10; higher != 0; higher /= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            text[at] = DIGITS[(int) -(rest % 10)];
            rest /= 10;
        }
        length += digits;
    }

    private void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    private void reserve(int count) {
        if (text.length - length < count) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + count));
        }
    }

    private String hashed() {
        try {
            sha256.update(text, 0, length);
            sha256.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("the buffer has the length of the digest", e);
        }
        byte[] hex = new byte[2 * ID_BYTES];
        for (int i = 0; i < ID_BYTES; i++) {
            hex[2 * i] = DIGITS[hash[i] >> 4 & 0xf];
            hex[2 * i + 1] = DIGITS[hash[i] & 0xf];
        }
        return new String(hex, ISO_8859_1);
    }

    private static byte[][] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).map(EventId::ascii).toArray(byte[][]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
