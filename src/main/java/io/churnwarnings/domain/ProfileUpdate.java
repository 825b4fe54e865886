package io.churnwarnings.domain;

import java.util.Objects;

/**
 * What is to be kept of a customer on the profiles topic.
 *
 * @param customerId whose profile it is
 * @param value the profile as it is written; null if nothing is to be kept of him any more
 */
public record ProfileUpdate(String customerId, byte[] value) {

    public ProfileUpdate {
        Objects.requireNonNull(customerId, "customerId");
    }
}
