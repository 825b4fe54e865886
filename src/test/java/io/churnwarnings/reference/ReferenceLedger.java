package io.churnwarnings.reference;

import io.churnwarnings.domain.Fact;
import io.churnwarnings.domain.FactType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A customer's facts as of an instant: which of them stand, and which orders are left once the
 * cancelled ones are gone.
 */
final class ReferenceLedger {

    private final int reach;
    private final List<Placed> standing = new ArrayList<>();
    private final List<Placed> duplicates = new ArrayList<>();
    private final List<Placed> duplicatesOfOtherContent = new ArrayList<>();

    /** The ledger of those facts that had happened by the instant. */
    ReferenceLedger(Collection<Placed> facts, long asOf, int reach) {
        this.reach = reach;
        facts.stream()
                .filter(placed -> placed.fact().occurredAt() <= asOf)
                // Of two equal facts the one that came later is the repetition.
                .sorted(Comparator.comparing(Placed::fact).thenComparingInt(Placed::arrival))
                .forEach(this::stand);
    }

    private void stand(Placed candidate) {
        for (Placed before :
                standing.subList(Math.max(0, standing.size() - reach), standing.size())) {
            if (repeats(candidate.fact(), before.fact()) && candidate.couldRecognise(before)) {
                duplicates.add(candidate);
                if (!candidate.fact().equals(before.fact())) {
                    duplicatesOfOtherContent.add(candidate);
                }
                return;
            }
        }
        standing.add(candidate);
    }

    /**
     * Money can be paid back for one order more than once, but hardly twice in the same
     * millisecond.
     */
    private static boolean repeats(Fact fact, Fact before) {
        return fact.type() == before.type()
                && fact.orderId().equals(before.orderId())
                && (fact.type() != FactType.REFUND || fact.occurredAt() == before.occurredAt());
    }

    /**
     * All facts but the duplicates, in order of the ledger; cancelled orders and their
     * cancellations are among them.
     */
    List<Fact> standing() {
        return standing.stream().map(Placed::fact).toList();
    }

    List<Placed> duplicates() {
        return duplicates;
    }

    List<Placed> duplicatesOfOtherContent() {
        return duplicatesOfOtherContent;
    }

    /** The times of the orders that no cancellation has removed, in order. */
    List<Long> orders() {
        List<Long> orders = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            if (standing.get(i).fact().type() == FactType.PURCHASE && !isCancelled(i)) {
                orders.add(standing.get(i).fact().occurredAt());
            }
        }
        return orders;
    }

    private boolean isCancelled(int purchase) {
        int end = Math.min(standing.size(), purchase + reach + 1);
        for (int i = Math.max(0, purchase - reach); i < end; i++) {
            Placed other = standing.get(i);
            if (other.fact().type() == FactType.CANCELLATION
                    && other.fact().orderId().equals(standing.get(purchase).fact().orderId())
                    && other.couldRecognise(standing.get(purchase))) {
                return true;
            }
        }
        return false;
    }
}
