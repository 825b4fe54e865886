package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The reasons for which a customer drifts away, by a ledger. */
final class ReferenceDrift {

    private final ReferenceLedger ledger;
    private final ReferenceRules rules;
    private final Policy policy;

    ReferenceDrift(ReferenceLedger ledger, ReferenceRules rules) {
        this.ledger = ledger;
        this.rules = rules;
        policy = rules.first();
    }

    /** The reasons that begin with the orders of this instant; empty if there are none. */
    List<DriftReason> beginningAt(long instant) {
        List<Long> orders = ledger.orders();
        if (!orders.contains(instant)) {
            return List.of();
        }
        boolean before =
                orders.stream()
                        .filter(order -> order < instant)
                        .reduce((earlier, later) -> later)
                        .map(order -> !reasonsUpTo(order).isEmpty())
                        .orElse(false);
        return before ? List.of() : reasonsUpTo(instant);
    }

    private List<DriftReason> reasonsUpTo(long order) {
        List<Long> orders = ledger.orders().stream().filter(at -> at <= order).toList();
        List<Long> gaps = new ReferenceRhythm(orders, policy).gapsMillis();
        List<DriftReason> reasons = new ArrayList<>();
        if (gaps.size() >= rules.at(order).drift().minGaps()) {
            if (slower(gaps, rules.at(order).drift().gapRatio())) {
                reasons.add(DriftReason.FREQUENCY_DROP);
            }
            if (cheaper(order)) {
                reasons.add(DriftReason.ORDER_VALUE_DROP);
            }
        }
        return reasons;
    }

    private static boolean slower(List<Long> gaps, double ratio) {
        int split = gaps.size() - 3;
        double last = meanOfLogs(gaps.subList(split, gaps.size()));
        double before = meanOfLogs(gaps.subList(Math.max(0, split - 13), split));
        return last - before >= Math.log(ratio) - 1e-9;
    }

    private static double meanOfLogs(List<Long> gaps) {
        return gaps.stream()
                .mapToDouble(gap -> Math.log(Math.max(0.02, gap / Policy.DAY)))
                .average()
                .orElseThrow();
    }

    private boolean cheaper(long order) {
        List<BigDecimal> amounts =
                ledger.ordersAmongRecent(policy.historyFacts(), order).stream()
                        .map(fact -> ReferenceCustomer.inBase(fact, policy))
                        .filter(Objects::nonNull)
                        .toList();
        int split = amounts.size() - 3;
        if (split < 3) {
            return false;
        }
        BigDecimal before = sum(amounts.subList(0, split));
        BigDecimal last = sum(amounts.subList(split, amounts.size()));
        // last / 3 ≤ ratio · before / split, without a division
        BigDecimal limit =
                rules.at(order).drift().amountRatio().multiply(before).multiply(new BigDecimal(3));
        return before.signum() > 0 && last.multiply(new BigDecimal(split)).compareTo(limit) <= 0;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
