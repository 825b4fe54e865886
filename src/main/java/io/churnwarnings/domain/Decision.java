package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.state.CustomerProfile;
import java.util.List;

/**
 * The result of a fact or of the clock for one customer.
 *
 * @param profile the profile to keep; empty if the customer is forgotten
 * @param events the events to publish, in order
 * @param outcome the outcome of the fact; null if there was none
 * @param foldedEarly the number of facts that were compacted early
 * @param outOfReach the number of running refund sums that the clock has passed and that have no
 *     purchase within reach
 * @param fallen the number of running refund sums that are lower than an earlier one
 */
public record Decision(
        CustomerProfile profile,
        List<WarningEvent> events,
        FactOutcome outcome,
        int foldedEarly,
        int outOfReach,
        int fallen) {

    /** A decision that examined no running refund sum. */
    public Decision(
            CustomerProfile profile,
            List<WarningEvent> events,
            FactOutcome outcome,
            int foldedEarly) {
        this(profile, events, outcome, foldedEarly, 0, 0);
    }
}
