package io.churnwarnings.tools.fit;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;

/** Counts what became of the silences of a history that reached a line. */
final class StayedAway {

    private final Policy policy;
    private final Stage stage;
    private final long asOf;
    private final long horizon;
    private long reached;
    private long judged;
    private long stayed;

    /**
     * Nothing counted yet.
     *
     * @param policy draws the lines
     * @param asOf the end of the history, in UTC epoch milliseconds
     * @param horizon who does not come back for so many milliseconds stayed away
     */
    StayedAway(Policy policy, Stage stage, long asOf, long horizon) {
        this.policy = policy;
        this.stage = stage;
        this.asOf = asOf;
        this.horizon = horizon;
    }

    /** Adds the silences of a customer with these orders. */
    void add(long[] orders) {
        Occasions occasions = Occasions.NONE;
        for (int i = 0; i < orders.length; i++) {
            occasions = occasions.with(orders[i], policy.occasionWindow());
            long line = Lines.of(occasions, CycleState.of(occasions, policy), policy).of(stage);
            long next = i + 1 < orders.length ? orders[i + 1] : Lines.NEVER;
            if (line < next && line <= asOf) {
                reached++;
                if (line + horizon <= asOf) {
                    judged++;
                    stayed += next > line + horizon ? 1 : 0;
                }
            }
        }
    }

    /** How many silences reached the line. */
    long reached() {
        return reached;
    }

    /** How many of them did so long enough before the end to know what became of them. */
    long judged() {
        return judged;
    }

    /** The share of these without an order within the horizon; NaN if there are none. */
    double share() {
        return (double) stayed / judged;
    }
}
