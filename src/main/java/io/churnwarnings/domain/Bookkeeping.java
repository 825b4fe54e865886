package io.churnwarnings.domain;

import java.util.List;

/**
 * A customer's orders and refunds as the walk comes upon them, with cancellations in force from
 * their time on.
 */
final class Bookkeeping {

    private final List<Entry> entries;
    private final Policy policy;
    private final Recognition recognition;
    private int next;
    private int historyStart;
    private Purchases atStart;
    private boolean driftingAtStart;
    private long newestStanding;
    private PurchaseTally tally;

    Bookkeeping(Ledger ledger, Policy policy) {
        this.entries = ledger.entries();
        this.policy = policy;
        recognition = new Recognition(entries, ledger.oldestKept(), policy.historyFacts());
        atStart = ledger.folded().purchases();
        driftingAtStart = ledger.folded().drifting();
        newestStanding = ledger.folded().newestStanding();
        tally = new PurchaseTally(atStart, policy);
    }

    /** When the next fact acts; {@link Lines#NEVER} if there is none. */
    long nextFactAt() {
        return next < entries.size() ? entries.get(next).occurredAt() : Lines.NEVER;
    }

    /**
     * Lets all facts of this instant act, together; returns whether there is an order that stands
     * among them.
     */
    boolean take(long now) {
        int from = next;
        boolean cancellation = false;
        while (nextFactAt() == now) {
            recognition.add(next);
            if (recognition.stands(next)) {
                newestStanding = now;
                cancellation |= type(next) == FactType.CANCELLATION;
            }
            next++;
        }
        if (cancellation) {
            // It can regroup all later occasions: only counting anew is sure to be right.
            tally = countTo(next, now);
        } else {
            count(tally, from, next, now);
        }
        return lastOrderBefore(next, from, now) >= from;
    }

    Occasions occasions() {
        return tally.occasions();
    }

    Purchases purchases(long now) {
        return tally.asOf(now);
    }

    long newestStanding() {
        return newestStanding;
    }

    Recognition recognition() {
        return recognition;
    }

    int historyStart() {
        return historyStart;
    }

    /** Whether an order stands that was placed at this instant, as of {@code now}. */
    boolean hasOrderAt(long instant, long now) {
        if (!atStart.occasions().isEmpty() && atStart.occasions().lastOrder() == instant) {
            return true;
        }
        for (int i = next - 1; i >= historyStart && entries.get(i).occurredAt() >= instant; i--) {
            if (entries.get(i).occurredAt() == instant && isOrder(i, now)) {
                return true;
            }
        }
        return false;
    }

    /**
     * In what the customer begins to drift with the order of this instant; empty if in nothing, or
     * if he drifted before.
     */
    List<DriftReason> newDrift(long now) {
        List<DriftReason> reasons = Drift.of(tally.asOf(now), policy.drift());
        if (reasons.isEmpty()) {
            return reasons;
        }
        int first = next;
        while (first > historyStart && entries.get(first - 1).occurredAt() == now) {
            first--;
        }
        return driftedAt(lastOrderBefore(first, historyStart, now), now) ? List.of() : reasons;
    }

    /** Whether he drifts as of his last order. */
    boolean isDrifting(long now) {
        return tally.occasions().gaps() >= policy.drift().minGaps()
                && driftedAt(lastOrderBefore(next, historyStart, now), now);
    }

    /** As judged by the facts up to the order's time, without the orders removed since. */
    private boolean driftedAt(int order, long now) {
        if (order < historyStart) {
            return driftingAtStart;
        }
        int end = order + 1;
        while (end < next && entries.get(end).occurredAt() == entries.get(order).occurredAt()) {
            end++;
        }
        PurchaseTally before = countTo(end, now);
        return !Drift.of(before.asOf(entries.get(order).occurredAt()), policy.drift()).isEmpty();
    }

    /**
     * The last order in this range that stands as of {@code now}; below {@code from} if there is
     * none.
     */
    private int lastOrderBefore(int to, int from, long now) {
        int index = to - 1;
        while (index >= from && !isOrder(index, now)) {
            index--;
        }
        return index;
    }

    void startNewHistory() {
        historyStart = next;
        atStart = Purchases.NONE;
        driftingAtStart = false;
        newestStanding = Long.MIN_VALUE;
        tally = new PurchaseTally(atStart, policy);
        recognition.startNewHistory();
    }

    private PurchaseTally countTo(int end, long now) {
        PurchaseTally anew = new PurchaseTally(atStart, policy);
        count(anew, historyStart, end, now);
        return anew;
    }

    private void count(PurchaseTally into, int from, int to, long now) {
        for (int i = from; i < to; i++) {
            if (recognition.stands(i)) {
                into.add(entries.get(i).fact(), recognition.cancelledAt(i) > now);
            }
        }
    }

    private boolean isOrder(int index, long now) {
        return type(index) == FactType.PURCHASE
                && recognition.stands(index)
                && recognition.cancelledAt(index) > now;
    }

    private FactType type(int index) {
        return entries.get(index).fact().type();
    }
}
