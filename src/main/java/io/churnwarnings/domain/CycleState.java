package io.churnwarnings.domain;

import java.util.Objects;

/**
 * What is known of a customer's rhythm as of an instant.
 *
 * @param gaps the number of repeat occasions, 0 or more
 * @param cycle the interpurchase time, or null as long as none is defined
 */
public record CycleState(int gaps, Cycle cycle) {

    public CycleState {
        if (gaps < 0) {
            throw new IllegalArgumentException("gaps is negative: " + gaps);
        }
        if (cycle != null) {
            Objects.requireNonNull(cycle.basis(), "basis");
        }
    }
}
