package io.churnwarnings.codec;

import java.util.OptionalLong;

/**
 * What can be read of a value, whether it will be accepted or not.
 *
 * @param customerId the customer's id, or null where none can be read
 * @param occurredAt the fact's time in epoch milliseconds, where one can be read
 */
public record ValuePreview(String customerId, OptionalLong occurredAt) {

    static final ValuePreview NOTHING = new ValuePreview(null, OptionalLong.empty());
}
