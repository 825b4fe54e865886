package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.state.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matches the facts of a ledger in order: repetitions with the earlier fact, and cancellations with
 * the facts that they remove. A fact matches others within its reach, a number of standing facts
 * before and after it. A repetition does not stand; a cancelled fact does.
 */
public final class FactMatching {

    private static final int NONE = -1;

    private final List<Entry> entries;
    private final int oldestKept;
    private final int reach;
    private final long[] cancelledAt;
    private final int[] cancelledBy;
    private final int[] originals;
    private final int[] hashes;

    /** The indexes of the standing facts that can be recognised, in ledger order. */
    private final int[] standing;

    /** The running refund sums; null as long as there is none. */
    private RunningSum[] sums;

    private int standingCount;
    private int historyStart;

    public FactMatching(List<Entry> entries, int oldestKept, int reach) {
        this.entries = entries;
        this.oldestKept = oldestKept;
        this.reach = reach;
        int size = entries.size();
        cancelledAt = new long[size];
        cancelledBy = new int[size];
        originals = new int[size];
        Arrays.fill(cancelledBy, NONE);
        Arrays.fill(originals, NONE);
        hashes = new int[size];
        standing = new int[size];
    }

    /** Takes the next fact of the ledger. */
    public void add(int index) {
        cancelledAt[index] = entries.get(index).cancelledAt();
        if (index < oldestKept) {
            return;
        }
        Fact fact = entries.get(index).fact();
        hashes[index] = fact.orderId().hashCode();
        int from = Math.max(historyStart, standingCount - reach);
        if (fact.type() == FactType.REFUNDED_SO_FAR && !takesBack(index, from)) {
            originals[index] = index;
            return;
        }
        for (int i = standingCount - 1; i >= from; i--) {
            if (sameOrder(standing[i], index) && repeats(fact, entries.get(standing[i]).fact())) {
                originals[index] = standing[i];
                return;
            }
        }
        for (int i = standingCount - 1; i >= from; i--) {
            if (sameOrder(standing[i], index)) {
                pair(standing[i], index);
            }
        }
        standing[standingCount++] = index;
    }

    /** Ends the history of the facts added so far: later facts do not match them. */
    void startNewHistory() {
        historyStart = standingCount;
    }

    /** Whether the fact is no repetition. */
    public boolean stands(int index) {
        return originals[index] == NONE;
    }

    /** The fact as it acts: of a running sum of refunds that stands the refund that it comes to. */
    public Fact fact(int index) {
        RunningSum sum = sum(index);
        Fact fact = entries.get(index).fact();
        return sum == null || !sum.stands() ? fact : sum.refund(fact);
    }

    /** The result of a running refund sum; null for other facts, and before it was added. */
    RunningSum sum(int index) {
        return sums == null ? null : sums[index];
    }

    /**
     * Whether the fact is a running sum of refunds that stands beside an earlier one under no
     * circumstances, so that it need not be kept.
     */
    boolean isCovered(int index) {
        RunningSum sum = sum(index);
        if (sum == null || sum.stands() || !sum.acts() || index == entries.size() - 1) {
            return false;
        }
        boolean all = entries.get(index).fact().amount() == Fact.UNKNOWN_AMOUNT;
        for (int i = index - 1; i >= oldestKept; i--) {
            if (sum(i) != null && sameOrder(i, index)) {
                boolean bothAll = all && entries.get(i).fact().amount() == Fact.UNKNOWN_AMOUNT;
                boolean oneAll = all || entries.get(i).fact().amount() == Fact.UNKNOWN_AMOUNT;
                if ((bothAll || !oneAll) && sums[i].covers(sum, bothAll)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the fact is a running sum of refunds that was higher before. */
    boolean hasFallen(int index) {
        RunningSum sum = sum(index);
        for (int i = index - 1; sum != null && !sum.stands() && i >= oldestKept; i--) {
            if (sum(i) != null && sameOrder(i, index) && sum.fallsBelow(sums[i])) {
                return true;
            }
        }
        return false;
    }

    /** The index of the fact that this one repeats, or -1 if it stands; itself if it is a sum. */
    int original(int index) {
        return originals[index];
    }

    /** From when on the fact is removed, as far as the facts added so far tell. */
    public long cancelledAt(int index) {
        return cancelledAt[index];
    }

    /** The index of the cancellation that removes the fact, or -1. */
    int cancelledBy(int index) {
        return cancelledBy[index];
    }

    private boolean takesBack(int index, int from) {
        List<Integer> partners = new ArrayList<>();
        for (int i = from; i < standingCount; i++) {
            if (sameOrder(standing[i], index)) {
                partners.add(standing[i]);
            }
        }
        if (sums == null) {
            sums = new RunningSum[entries.size()];
        }
        sums[index] = RunningSum.of(entries.get(index), partners, this);
        return sums[index].stands();
    }

    private boolean sameOrder(int i, int j) {
        return hashes[i] == hashes[j]
                && entries.get(i).fact().orderId().equals(entries.get(j).fact().orderId());
    }

    private static boolean repeats(Fact fact, Fact earlier) {
        return fact.type() == earlier.type()
                && fact.type() != FactType.REFUNDED_SO_FAR
                && (fact.type() != FactType.REFUND || fact.occurredAt() == earlier.occurredAt());
    }

    private void pair(int earlier, int later) {
        if (entries.get(later).fact().type() == FactType.CANCELLATION) {
            cancel(earlier, later);
        } else if (entries.get(earlier).fact().type() == FactType.CANCELLATION) {
            cancel(later, earlier);
        }
    }

    private void cancel(int index, int cancellation) {
        long at = entries.get(cancellation).occurredAt();
        if (at < cancelledAt[index]) {
            cancelledAt[index] = at;
            cancelledBy[index] = cancellation;
        }
    }

    /**
     * The first of these facts that counts now and is cancelled later; {@code to} if there is none.
     */
    int firstToBeUndone(int from, int to, long now) {
        for (int i = from; i < to; i++) {
            if (cancelledAt(i) != Entry.NEVER && cancelledAt(i) > now) {
                return i;
            }
        }
        return to;
    }

    /** How many running sums among these facts, of this time, have no purchase within reach. */
    int outOfReach(int from, int to, long after, long until) {
        int count = 0;
        for (int i = to - 1; i >= from && entries.get(i).occurredAt() > after; i--) {
            RunningSum sum = sum(i);
            count += sum != null && !sum.acts() && entries.get(i).occurredAt() <= until ? 1 : 0;
        }
        return count;
    }
}
