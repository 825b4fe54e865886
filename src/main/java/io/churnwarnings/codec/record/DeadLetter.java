package io.churnwarnings.codec.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rejected record as it goes to the dead-letter topic: key and value unchanged, unless the letter
 * would be larger than the topic takes. Then the value is cut, and if that does not do, the key:
 * poison must not stop the sink either.
 *
 * @param key the key's bytes, or null
 * @param value the value's bytes, or null
 * @param headers by name, in the order of writing
 */
public record DeadLetter(byte[] key, byte[] value, Map<String, byte[]> headers) {

    /** The least {@code maxBytes} with room for the headers. */
    public static final int MIN_BYTES = 4096;

    /**
     * An upper bound of what Kafka adds to a record that is alone in its batch, without headers and
     * for each header.
     */
    private static final int RECORD_OVERHEAD = 100;

    private static final int HEADER_OVERHEAD = 10;

    /** Space for the headers of a truncated record. */
    private static final int CUT_HEADERS = 256;

    /**
     * The letter for a rejection.
     *
     * @param maxBytes the most that the letter may take as a Kafka record, headers and framing
     *     included; at least {@link #MIN_BYTES}
     */
    public static DeadLetter of(Rejection rejection, int maxBytes) {
        if (maxBytes < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "maxBytes must be at least " + MIN_BYTES + ": " + maxBytes);
        }
        RawRecord received = rejection.received();
        Map<String, byte[]> headers = headers(rejection);
        byte[] key = received.key();
        byte[] value = received.value();
        long size = RECORD_OVERHEAD + length(key) + (long) length(value) + size(headers);
        if (size <= maxBytes) {
            return new DeadLetter(key, value, headers);
        }
        int room = maxBytes - RECORD_OVERHEAD - size(headers) - CUT_HEADERS;
        if (length(key) > room) {
            headers.put("key-truncated-from", text(key.length));
            headers.put("key-sha256", sha256(key));
            room -= CUT_HEADERS;
            key = Arrays.copyOf(key, room);
        }
        room -= length(key);
        if (length(value) > room) {
            headers.put("truncated-from", text(value.length));
            headers.put("sha256", sha256(value));
            value = Arrays.copyOf(value, room);
        }
        return new DeadLetter(key, value, headers);
    }

    private static Map<String, byte[]> headers(Rejection rejection) {
        RawRecord received = rejection.received();
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("reason", text(rejection.reason()));
        headers.put("detail", text(rejection.detail()));
        headers.put("source-topic", text(received.topic()));
        headers.put("source-partition", text(received.partition()));
        headers.put("source-offset", text(received.offset()));
        if (received.index() != RawRecord.ALONE) {
            headers.put("record-index", text(received.index()));
        }
        return headers;
    }

    private static int size(Map<String, byte[]> headers) {
        int size = 0;
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            size += HEADER_OVERHEAD + header.getKey().length() + header.getValue().length;
        }
        return size;
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte[] text(Object value) {
        return String.valueOf(value).getBytes(UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return text(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
