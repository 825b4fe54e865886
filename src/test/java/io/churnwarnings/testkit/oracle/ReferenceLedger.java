package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A customer's facts as of an instant: which of them stand, and which orders are left once the
 * cancelled ones are gone.
 */
final class ReferenceLedger {

    private final int reach;
    private final List<Placed> standing = new ArrayList<>();
    private final Map<Placed, Fact> refundsOfSums = new IdentityHashMap<>();
    private final List<Placed> outOfReach = new ArrayList<>();
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
        if (candidate.fact().type() == FactType.REFUNDED_SO_FAR) {
            standAsSum(candidate);
            return;
        }
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

    /** Refunds the difference to the refunds before it, if the purchase is within reach. */
    private void standAsSum(Placed candidate) {
        List<Placed> before =
                standing.subList(Math.max(0, standing.size() - reach), standing.size()).stream()
                        .filter(p -> p.fact().orderId().equals(candidate.fact().orderId()))
                        .filter(candidate::couldRecognise)
                        .toList();
        Fact purchase = null;
        for (Placed placed : before) {
            purchase = placed.fact().type() == FactType.PURCHASE ? placed.fact() : purchase;
        }
        if (purchase == null) {
            outOfReach.add(candidate);
            return;
        }
        boolean all = candidate.fact().amount() == Fact.UNKNOWN_AMOUNT;
        String currency = all ? purchase.currency() : candidate.fact().currency();
        long sum = all ? purchase.amount() : candidate.fact().amount();
        long paidBack =
                before.stream()
                        .map(this::effect)
                        .filter(fact -> fact.type() == FactType.REFUND)
                        .filter(fact -> fact.currency().equals(currency))
                        .filter(fact -> fact.amount() != Fact.UNKNOWN_AMOUNT)
                        .mapToLong(Fact::amount)
                        .sum();
        if (sum == Fact.UNKNOWN_AMOUNT || sum <= paidBack) {
            duplicates.add(candidate);
            return;
        }
        refundsOfSums.put(
                candidate,
                new Fact(
                        candidate.fact().occurredAt(),
                        candidate.fact().orderId(),
                        FactType.REFUND,
                        sum - paidBack,
                        currency));
        standing.add(candidate);
    }

    /** The fact as it acts. */
    private Fact effect(Placed placed) {
        return refundsOfSums.getOrDefault(placed, placed.fact());
    }

    /** Running sums of refunds whose purchase is not in their reach. */
    List<Placed> outOfReach() {
        return outOfReach;
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

    /** The time of the newest fact that stands, or, if none does, of the newest at all. */
    Long newest() {
        if (!standing.isEmpty()) {
            return standing.get(standing.size() - 1).fact().occurredAt();
        }
        return Stream.concat(duplicates.stream(), outOfReach.stream())
                .map(placed -> placed.fact().occurredAt())
                .max(Comparator.naturalOrder())
                .orElse(null);
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
        return inForce().stream().filter(this::isOrder).map(Fact::occurredAt).toList();
    }

    /** The orders in force among the most recent standing facts up to an instant. */
    List<Fact> ordersAmongRecent(int facts, long upTo) {
        int end = 0;
        while (end < standing.size() && standing.get(end).fact().occurredAt() <= upTo) {
            end++;
        }
        List<Fact> orders = new ArrayList<>();
        for (int i = Math.max(0, end - facts); i < end; i++) {
            if (isOrder(standing.get(i).fact()) && !isCancelled(i)) {
                orders.add(standing.get(i).fact());
            }
        }
        return orders;
    }

    private boolean isOrder(Fact fact) {
        return fact.type() == FactType.PURCHASE;
    }

    /** The orders and refunds that no cancellation has removed, in order of the ledger. */
    List<Fact> inForce() {
        List<Fact> inForce = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            if (standing.get(i).fact().type() != FactType.CANCELLATION && !isCancelled(i)) {
                inForce.add(effect(standing.get(i)));
            }
        }
        return inForce;
    }

    private boolean isCancelled(int index) {
        int end = Math.min(standing.size(), index + reach + 1);
        for (int i = Math.max(0, index - reach); i < end; i++) {
            Placed other = standing.get(i);
            if (other.fact().type() == FactType.CANCELLATION
                    && other.fact().orderId().equals(standing.get(index).fact().orderId())
                    && other.couldRecognise(standing.get(index))) {
                return true;
            }
        }
        return false;
    }
}
