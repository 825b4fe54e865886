package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.line.Drift;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.DriftPolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import java.util.List;

/**
 * Whether a customer drifts away with an order, and did not with the one before: that alone is
 * news.
 */
final class Drifting {

    private final RunningCounts books;
    private final Rulebook rules;
    private boolean atStart;

    Drifting(RunningCounts books, Rulebook rules) {
        this.books = books;
        this.rules = rules;
    }

    /** Begins a history, in which the customer was drifting already or was not. */
    void start(boolean drifting) {
        atStart = drifting;
    }

    /**
     * The reasons for which the customer starts to drift with the order of this instant; empty if
     * there are none, or if they drifted before.
     */
    List<DriftReason> begun(long now) {
        Policy inForce = rules.at(now);
        DriftPolicy policy = inForce.drift();
        if (books.occasions().gaps() < policy.minGaps()) {
            return List.of();
        }
        List<DriftReason> reasons = Drift.of(books.purchases(now), policy, inForce.time());
        if (reasons.isEmpty()) {
            return reasons;
        }
        int first = books.taken();
        while (first > books.historyStart() && books.occurredAt(first - 1) == now) {
            first--;
        }
        return at(books.lastOrderBefore(first, books.historyStart(), now), now)
                ? List.of()
                : reasons;
    }

    /**
     * Whether the customer drifted with an order, by the facts up to its time, without the orders
     * removed since, and by the rules and the calendar of that time.
     *
     * @param order its index; one before the present history stands for how that began
     */
    boolean at(int order, long now) {
        if (order < books.historyStart()) {
            return atStart;
        }
        int end = order + 1;
        while (end < books.taken() && books.occurredAt(end) == books.occurredAt(order)) {
            end++;
        }
        Policy policy = rules.at(books.occurredAt(order));
        PurchaseTally upToIt = books.counts().to(end, now);
        return upToIt.occasions().gaps() >= policy.drift().minGaps()
                && !Drift.of(upToIt.asOf(books.occurredAt(order)), policy.drift(), policy.time())
                        .isEmpty();
    }
}
