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
 */
public record Decision(
        CustomerProfile profile, List<WarningEvent> events, FactOutcome outcome, int foldedEarly) {}
