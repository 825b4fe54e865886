package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.Ledger;
import java.util.List;

/**
 * A customer's orders and refunds up to the walk's position. The walk is the same for all
 * customers; how the facts are counted depends on what is among them.
 */
public sealed interface WalkCounts permits OrderCounts, RunningCounts {

    /** Starts where the compacted facts end. */
    static WalkCounts of(Ledger ledger, Rulebook rules) {
        return ledger.orders() == null
                ? new RunningCounts(ledger, rules)
                : new OrderCounts(ledger, rules);
    }

    /** When the next fact acts; {@link Lines#NEVER} if there is none. */
    long nextFactAt();

    /**
     * Lets all facts of this instant act, together; returns whether there is an order that stands
     * among them.
     */
    boolean take(long now);

    /** Lets all facts up to this instant act, as they stand then, without a stop at each. */
    void skipTo(long instant);

    /** The purchase occasions as of the walk's position. */
    Occasions occasions();

    /** All that counts as of {@code now}, which is where the walk stands. */
    Purchases purchases(long now);

    /**
     * The reasons for which the customer starts to drift with the orders just taken, at {@code
     * now}; empty if there are none, or if they drifted before: only the beginning is news.
     */
    List<DriftReason> driftBegun(long now);

    /** The time of the newest fact that stands, or, as long as none does, of the newest at all. */
    long newestStanding();

    /** Whether an order stands that was placed at this instant, as of {@code now}. */
    boolean hasOrderAt(long instant, long now);

    /** The index of the first fact of the present history. */
    int historyStart();

    /** Ends the history: what follows is counted as of a new customer. */
    void startNewHistory();

    /** How many running sums of refunds between two instants have no purchase within reach. */
    int outOfReach(long after, long until);
}
