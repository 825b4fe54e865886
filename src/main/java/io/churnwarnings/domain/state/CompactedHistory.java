package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.Purchases;
import java.util.List;

/**
 * The summary of compacted facts. The walk continues from the instant of the last of them; orders
 * are counted from a point before it, because a kept cancellation may still undo some of them.
 *
 * @param asOf the walk's position in compacted facts; {@link Long#MIN_VALUE} if none is compacted
 * @param purchases the orders and refunds of the facts that are no longer kept individually
 * @param drifting whether the customer was drifting as of the last of these orders
 * @param newestStanding the instant of the newest compacted fact that is no duplicate
 * @param raised the silences with a warning to which a kept cancellation can lead back
 * @param open the RAISED of the warning that is open, in rising order of stages; empty if none is
 */
public record CompactedHistory(
        long asOf,
        Purchases purchases,
        boolean drifting,
        long newestStanding,
        List<RaisedSilence> raised,
        List<WalkEvent> open) {

    /** Nothing is folded. */
    public static final CompactedHistory NOTHING =
            new CompactedHistory(
                    Long.MIN_VALUE, Purchases.NONE, false, Long.MIN_VALUE, List.of(), List.of());

    public CompactedHistory {
        raised = List.copyOf(raised);
        open = List.copyOf(open);
    }

    /** The same with other purchases. */
    public CompactedHistory with(Purchases others) {
        return new CompactedHistory(asOf, others, drifting, newestStanding, raised, open);
    }
}
