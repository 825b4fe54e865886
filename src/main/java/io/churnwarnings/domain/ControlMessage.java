package io.churnwarnings.domain;

import java.util.Objects;

/**
 * A validated control message: an erasure request or a rules document.
 *
 * @param kind the kind of message
 * @param customerId the customer to erase; null for rules
 * @param key the key of the record, or null
 * @param value the value of the record; for rules the document
 * @param toldAt the Kafka timestamp of the record, UTC epoch milliseconds
 * @param effectiveFrom the instant from which it takes effect, UTC epoch milliseconds
 */
public record ControlMessage(
        Kind kind, String customerId, byte[] key, byte[] value, long toldAt, long effectiveFrom) {

    /** State holds the ordinals: append only. */
    public enum Kind {
        /** Rules or a population model that will come into force. */
        RULES,
        /** A customer is to be erased. */
        ERASURE
    }

    public ControlMessage {
        Objects.requireNonNull(kind, "kind");
    }

    /** Rules as they were published. */
    public static ControlMessage rules(byte[] key, byte[] value, long toldAt, long effectiveFrom) {
        return new ControlMessage(Kind.RULES, null, key, value, toldAt, effectiveFrom);
    }

    /** The erasure of a customer. */
    public static ControlMessage erasure(String customerId, long toldAt) {
        Objects.requireNonNull(customerId, "customerId");
        return new ControlMessage(Kind.ERASURE, customerId, null, null, toldAt, toldAt);
    }
}
