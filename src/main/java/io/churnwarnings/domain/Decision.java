package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.state.CustomerProfile;
import java.util.List;

/**
 * What follows for one customer from a fact or from the clock.
 *
 * @param profile what to keep of him from now on; empty if he is forgotten
 * @param events what to publish, in order
 * @param outcome how the fact was taken; null if there was none
 * @param foldedEarly how many facts had to be folded before their time
 * @param outOfReach how many running sums of refunds the clock has passed that have no purchase
 *     within reach
 * @param fallen how many running sums of refunds are lower than one before them
 */
public record Decision(
        CustomerProfile profile,
        List<WarningEvent> events,
        FactOutcome outcome,
        int foldedEarly,
        int outOfReach,
        int fallen) {

    /** What follows where no running sum of refunds is looked at. */
    public Decision(
            CustomerProfile profile,
            List<WarningEvent> events,
            FactOutcome outcome,
            int foldedEarly) {
        this(profile, events, outcome, foldedEarly, 0, 0);
    }
}
