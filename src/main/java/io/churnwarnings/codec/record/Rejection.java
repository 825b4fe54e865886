package io.churnwarnings.codec.record;

import io.churnwarnings.codec.json.RejectionReason;
import java.util.Objects;

/**
 * A rejected record.
 *
 * @param reason the first reason that applies
 * @param detail for people: the field and its error; at most {@link #MAX_DETAIL_LENGTH} chars
 * @param received the record, its bytes unchanged
 */
public record Rejection(RejectionReason reason, String detail, RawRecord received) {

    /** The longest detail, in chars. */
    public static final int MAX_DETAIL_LENGTH = 300;

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(received, "received");
        if (detail.length() > MAX_DETAIL_LENGTH) {
            detail = detail.substring(0, MAX_DETAIL_LENGTH - 3) + "...";
        }
    }
}
