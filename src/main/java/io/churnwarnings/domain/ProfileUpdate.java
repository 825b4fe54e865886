package io.churnwarnings.domain;

import java.util.Objects;

/**
 * An upsert or a deletion on the profiles topic.
 *
 * @param customerId the customer of the profile
 * @param value the encoded profile; null to delete the customer's profile
 */
public record ProfileUpdate(String customerId, byte[] value) {

    public ProfileUpdate {
        Objects.requireNonNull(customerId, "customerId");
    }
}
