package io.churnwarnings.codec;

import io.churnwarnings.codec.field.Instants;
import java.util.OptionalLong;

/**
 * What can be read of a value, whether it will be accepted or not.
 *
 * @param customerId the customer's id, or null where none can be read
 * @param occurredAt the fact's time in epoch milliseconds, where one can be read
 */
public record ValuePreview(String customerId, OptionalLong occurredAt) {

    static ValuePreview of(String customerId, long time) {
        return new ValuePreview(
                customerId,
                time == Instants.UNREADABLE ? OptionalLong.empty() : OptionalLong.of(time));
    }

    static final ValuePreview NOTHING = new ValuePreview(null, OptionalLong.empty());
}
