package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** Records as a shop could send them, and the decoder that takes them. */
public final class Samples {

    /** 2026-03-01T00:00:00Z: when every record of these tests was written. */
    public static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    public static final long SKEW = 600_000;
    public static final long OLDEST = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();
    public static final DecodingRules RULES = new DecodingRules("CNY", SKEW, OLDEST);

    private Samples() {}

    /** A purchase of which {@code more} is the rest: {@code ,"amount":1} for example. */
    public static String purchase(String more) {
        return "{\"orderId\":\"o1\",\"customerId\":\"c1\",\"occurredAt\":\"2026-02-01T00:00:00Z\""
                + more
                + "}";
    }

    public static DecodedRecord decode(String json) {
        return decode(json.getBytes(UTF_8));
    }

    public static DecodedRecord decode(byte[] value) {
        return decode(value, NOW);
    }

    public static DecodedRecord decode(byte[] value, long timestamp) {
        return new FactDecoder(RULES).decode(received(value, timestamp));
    }

    static RawRecord received(byte[] value, long timestamp) {
        return new RawRecord("purchases", 3, 42, timestamp, null, value);
    }

    /** The reason for which a value is rejected, or null if it is taken. */
    public static RejectionReason reason(String json) {
        return reason(json.getBytes(UTF_8));
    }

    public static RejectionReason reason(byte[] value) {
        DecodedRecord ingested = decode(value);
        return ingested.isRejected() ? ingested.rejection().reason() : null;
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
