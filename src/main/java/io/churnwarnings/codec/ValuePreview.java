package io.churnwarnings.codec;

import io.churnwarnings.codec.field.Instants;
import java.util.OptionalLong;

/**
 * The readable part of a value, valid or not.
 *
 * @param customerId the customer's id, or null if unreadable
 * @param occurredAt the fact's time in epoch milliseconds, if readable
 */
public record ValuePreview(String customerId, OptionalLong occurredAt) {

    static ValuePreview of(String customerId, long time) {
        return new ValuePreview(
                customerId,
                time == Instants.UNREADABLE ? OptionalLong.empty() : OptionalLong.of(time));
    }

    static final ValuePreview NOTHING = new ValuePreview(null, OptionalLong.empty());
}
