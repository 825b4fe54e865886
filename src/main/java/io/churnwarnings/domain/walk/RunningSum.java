package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.FoundRefunds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The effect of a fact that reports the running sum of an order's refunds, given the facts before
 * it. It takes effect only if the purchase is within reach, because then every refund in between is
 * too.
 */
public final class RunningSum {

    private final FoundRefunds found;
    private final List<Integer> refunds = new ArrayList<>();
    private int purchase = -1;
    private long paid = Fact.UNKNOWN_AMOUNT;
    private long sum;
    private long before;
    private String currency;

    private RunningSum(Entry entry) {
        found = entry.found();
        sum = entry.fact().amount();
        currency = entry.fact().currency();
        if (found != null && found.purchase()) {
            paid = found.paid();
        }
    }

    /**
     * Evaluates the facts before a running sum.
     *
     * @param partners the indexes of the standing facts of its order within its reach before it, in
     *     ledger order
     */
    public static RunningSum of(Entry entry, List<Integer> partners, FactMatching matching) {
        RunningSum running = new RunningSum(entry);
        running.findPurchase(partners, matching);
        boolean all = entry.fact().amount() == Fact.UNKNOWN_AMOUNT;
        if (all) {
            running.sum = running.paid;
        }
        running.addRefunds(partners, matching);
        return running;
    }

    private void findPurchase(List<Integer> partners, FactMatching matching) {
        boolean all = sum == Fact.UNKNOWN_AMOUNT;
        if (all && found != null) {
            currency = found.currency();
        }
        for (int i : partners) {
            Fact fact = matching.fact(i);
            if (fact.type() == FactType.PURCHASE) {
                purchase = i;
                paid = fact.amount();
                currency = all ? fact.currency() : currency;
            }
        }
    }

    private void addRefunds(List<Integer> partners, FactMatching matching) {
        before = found != null && found.currency().equals(currency) ? found.before() : 0;
        for (int i : partners) {
            Fact fact = matching.fact(i);
            if (fact.type() == FactType.REFUND && fact.currency().equals(currency)) {
                refunds.add(i);
                before += fact.amount() == Fact.UNKNOWN_AMOUNT ? 0 : fact.amount();
            }
        }
    }

    /** Whether the purchase of its order is within reach. */
    public boolean acts() {
        return purchase >= 0 || found != null && found.purchase();
    }

    /** Whether it takes anything back. */
    public boolean stands() {
        return acts() && sum != Fact.UNKNOWN_AMOUNT && sum > before;
    }

    /** The refund that it comes to, if it stands. */
    public Fact refund(Fact fact) {
        return new Fact(fact.occurredAt(), fact.orderId(), FactType.REFUND, sum - before, currency);
    }

    /** Whether another sum, later and of the same order, can never stand beside this one. */
    public boolean covers(RunningSum later, boolean bothAll) {
        boolean refundsBeforePurchase = !refunds.isEmpty() && refunds.get(0) < purchase;
        return acts()
                && later.acts()
                && currency.equals(later.currency)
                && (bothAll || sum != Fact.UNKNOWN_AMOUNT && sum >= later.sum)
                && Objects.equals(found, later.found)
                && purchase == later.purchase
                && !refundsBeforePurchase;
    }

    /** Whether a sum before it was higher. */
    public boolean fallsBelow(RunningSum earlier) {
        return acts() && earlier.acts() && currency.equals(earlier.currency) && sum < earlier.sum;
    }

    /** Whether so much was found in folded facts that it can never stand any more. */
    public static boolean isSettled(FoundRefunds found, Fact fact) {
        long all = found.purchase() ? found.paid() : Fact.UNKNOWN_AMOUNT;
        long sum = fact.amount() == Fact.UNKNOWN_AMOUNT ? all : fact.amount();
        return found.before() >= sum;
    }

    /**
     * The refunds found in those partners that are being compacted.
     *
     * @param from the index of the first fact kept so far
     * @param to the index of the first that still is
     * @return null if it has found nothing in folded facts
     */
    public FoundRefunds foundOnceFolded(int from, int to, FactMatching matching) {
        boolean folded = purchase >= from && purchase < to;
        long sumOfFolded = found == null || !found.currency().equals(currency) ? 0 : found.before();
        boolean any = found != null || folded;
        for (int i : refunds) {
            if (i < to) {
                any = true;
                long amount = matching.fact(i).amount();
                sumOfFolded += amount == Fact.UNKNOWN_AMOUNT ? 0 : amount;
            }
        }
        boolean bought = folded || found != null && found.purchase();
        return any
                ? new FoundRefunds(
                        bought, bought ? paid : Fact.UNKNOWN_AMOUNT, sumOfFolded, currency)
                : null;
    }
}
