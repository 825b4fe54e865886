package io.churnwarnings.domain.state;

import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.Stage;
import java.util.List;

/**
 * One result of the walk over a customer's facts. The events published of it depend on the events
 * published before.
 *
 * @param kind the kind of result
 * @param stage the line reached, or the highest raised of the warning that ends; null for DRIFTING,
 *     and if a customer without an open warning is forgotten
 * @param occurredAt UTC epoch milliseconds
 * @param lastPurchaseAt UTC epoch milliseconds of the order with which the silence began
 * @param cycle the interpurchase time as of the event, for {@link Kind#RECOVERED} just before it;
 *     null where the event carries none
 * @param snapshot the customer as of the event; null with {@code cycle}
 * @param reasons the reasons of the drift; empty but for {@link Kind#DRIFTING}
 * @param backlog true for events published at once when going live on a history
 */
public record WalkEvent(
        Kind kind,
        Stage stage,
        long occurredAt,
        long lastPurchaseAt,
        CycleState cycle,
        CustomerSnapshot snapshot,
        List<DriftReason> reasons,
        boolean backlog) {

    /** The kinds of results. State holds the ordinals: append only. */
    public enum Kind {
        /** A line was reached. */
        RAISED,
        /** The first order after the silence of an open warning. */
        RECOVERED,
        /** The order at which the warned silence began was cancelled. */
        WITHDRAWN,
        /** Silent for the retention time: the history ends here. Never published. */
        FORGOTTEN,
        /** An order shows that the customer drifts away, and the one before did not. */
        DRIFTING
    }

    public WalkEvent {
        reasons = List.copyOf(reasons);
    }

    /** One that says nothing of the customer himself. */
    public static WalkEvent bare(Kind kind, Stage stage, long at, long silence) {
        return new WalkEvent(kind, stage, at, silence, null, null, List.of(), false);
    }
}
