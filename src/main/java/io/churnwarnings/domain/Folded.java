package io.churnwarnings.domain;

import java.util.List;

/**
 * What is left of the facts that are no longer kept one by one: the state of the walk after the
 * last of them.
 *
 * @param asOf the instant of the last folded fact; {@link Long#MIN_VALUE} if none is folded
 * @param purchases the orders and refunds that stand
 * @param drifting whether the customer was drifting as of his last order
 * @param newestStanding the instant of the newest fact that is no duplicate
 * @param raised the highest stage raised in the present silence, or null
 * @param open the RAISED of the warning that is open, in rising order of stages; empty if none is
 */
public record Folded(
        long asOf,
        Purchases purchases,
        boolean drifting,
        long newestStanding,
        Stage raised,
        List<WalkEvent> open) {

    /** Nothing is folded. */
    public static final Folded NOTHING =
            new Folded(Long.MIN_VALUE, Purchases.NONE, false, Long.MIN_VALUE, null, List.of());

    public Folded {
        open = List.copyOf(open);
    }
}
