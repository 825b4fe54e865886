package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import java.util.List;

/**
 * A customer's orders and refunds up to the walk's position, with cancellations effective from
 * their time on. Occasions are counted incrementally; everything else is computed on demand.
 */
public final class RunningCounts implements WalkCounts {

    private final List<Entry> entries;
    private final Rulebook rules;
    private final Policy policy; // any: the rules read here never change
    private final FactMatching matching;
    private final Drifting drifting;
    private final PurchaseCounts counts;

    /**
     * The occasions after each fact, so that a cancellation has to recount from its order on only;
     * null where there can be none.
     */
    private final Occasions[] after;

    private int next;
    private int historyStart;
    private long newestStanding;
    private long newest = Long.MIN_VALUE; // of all facts, also of those that do not stand
    private Occasions occasions;

    /** Takes up where the folded facts end. */
    public RunningCounts(Ledger ledger, Rulebook rules) {
        this.entries = ledger.entries();
        this.rules = rules;
        policy = rules.first();
        matching = new FactMatching(entries, ledger.oldestKept(), policy.historyFacts());
        drifting = new Drifting(this, rules);
        boolean onlyGrow = ledger.neverLeadsBack();
        counts = new PurchaseCounts(entries, matching, rules, onlyGrow);
        after = onlyGrow ? null : new Occasions[entries.size()];
        CompactedHistory compacted = ledger.compacted();
        counts.start(compacted.purchases(), 0);
        drifting.start(compacted.drifting());
        newestStanding = compacted.newestStanding();
        while (next < ledger.oldestKept() && nextFactAt() <= compacted.asOf()) {
            matching.add(next++);
        }
        recount(0, compacted.asOf());
    }

    @Override
    public long nextFactAt() {
        return next < entries.size() ? entries.get(next).occurredAt() : Lines.NEVER;
    }

    @Override
    public boolean take(long now) {
        int from = next;
        boolean cancellation = false;
        while (nextFactAt() == now) {
            matching.add(next);
            newest = now;
            if (matching.stands(next)) {
                newestStanding = now;
                cancellation |= type(next) == FactType.CANCELLATION;
            }
            next++;
        }
        recount(cancellation ? firstCancelledAt(now, from) : from, now);
        return lastOrderBefore(next, from, now) >= from;
    }

    @Override
    public void skipTo(long instant) {
        int from = next;
        while (nextFactAt() <= instant && next < entries.size()) {
            matching.add(next);
            newest = nextFactAt();
            if (matching.stands(next)) {
                newestStanding = nextFactAt();
            }
            next++;
        }
        recount(from, instant);
    }

    @Override
    public Occasions occasions() {
        return occasions;
    }

    @Override
    public List<DriftReason> driftBegun(long now) {
        return drifting.begun(now);
    }

    /** The purchase counts of the facts. */
    PurchaseCounts counts() {
        return counts;
    }

    /** The number of facts walked through. */
    int taken() {
        return next;
    }

    long occurredAt(int index) {
        return entries.get(index).occurredAt();
    }

    @Override
    public Purchases purchases(long now) {
        return counts.asOf(next, now);
    }

    @Override
    public long newestStanding() {
        return newestStanding == Long.MIN_VALUE ? newest : newestStanding;
    }

    FactMatching matching() {
        return matching;
    }

    @Override
    public int outOfReach(long after, long until) {
        return matching.outOfReach(historyStart, next, after, until);
    }

    @Override
    public int historyStart() {
        return historyStart;
    }

    @Override
    public boolean hasOrderAt(long instant, long now) {
        Occasions before = counts.atStart().occasions();
        if (!before.isEmpty() && before.lastOrder() == instant) {
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
     * The compacted form of the facts that were walked through up to {@code now}.
     *
     * @param end the exclusive end index of the facts to compact
     */
    CompactedHistory fold(int end, long now, RaisedStages silences) {
        int order = lastOrderBefore(end, historyStart, now);
        Purchases compacted = counts.to(end, now).asOf(now);
        return new CompactedHistory(
                now,
                compacted,
                drifting.at(order, now),
                newestStanding,
                silences.raised(silence -> isReopenable(silence, end, compacted.occasions())),
                silences.open());
    }

    /**
     * The index of the first fact that counts now and will be undone by a cancellation later; the
     * number of facts walked through if there is none.
     */
    int firstToBeUndone(long now) {
        return matching.firstToBeUndone(historyStart, next, now);
    }

    @Override
    public void startNewHistory() {
        historyStart = next;
        counts.start(Purchases.NONE, next);
        drifting.start(false);
        newestStanding = Long.MIN_VALUE;
        newest = Long.MIN_VALUE;
        occasions = Occasions.NONE;
        matching.startNewHistory();
    }

    private boolean isReopenable(long silence, int end, Occasions compacted) {
        if (!compacted.isEmpty() && compacted.lastOrder() == silence) {
            return true;
        }
        for (int i = Math.max(end, historyStart); i < next; i++) {
            if (entries.get(i).occurredAt() == silence && type(i) == FactType.PURCHASE) {
                return true;
            }
        }
        return false;
    }

    /**
     * The last order in this range that stands as of {@code now}; below {@code from} if there is
     * none.
     */
    int lastOrderBefore(int to, int from, long now) {
        int index = to - 1;
        while (index >= from && !isOrder(index, now)) {
            index--;
        }
        return index;
    }

    /**
     * The first fact that a cancellation of this instant undoes; no further back than it can reach.
     */
    private int firstCancelledAt(long now, int from) {
        int first = from;
        int standing = 0;
        for (int i = from - 1; i >= historyStart && standing <= policy.historyFacts(); i--) {
            if (matching.stands(i)) {
                standing++;
                if (matching.cancelledAt(i) == now) {
                    first = i;
                }
            }
        }
        return first;
    }

    private void recount(int from, long now) {
        Occasions counted = from > historyStart ? before(from) : counts.atStart().occasions();
        for (int i = from; i < next; i++) {
            if (isOrder(i, now)) {
                Fact order = entries.get(i).fact();
                boolean inPromotion = rules.isInPromotion(order);
                counted = counted.with(order.occurredAt(), policy.occasionWindow(), inPromotion);
            }
            if (after != null) {
                after[i] = counted;
            }
        }
        occasions = counted;
    }

    private Occasions before(int index) {
        return after == null ? occasions : after[index - 1];
    }

    private boolean isOrder(int index, long now) {
        return type(index) == FactType.PURCHASE
                && matching.stands(index)
                && matching.cancelledAt(index) > now;
    }

    private FactType type(int index) {
        return entries.get(index).fact().type();
    }
}
