package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.policy.Policy;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** Counts the warnings of a rule. */
final class RuleTally implements Tally {

    private final Rule rule;
    private final Predicate<Warned> counts;
    private final Score score;
    private final LostCustomers lost;
    private final DoubleStream.Builder silences = DoubleStream.builder();
    private String lastLost;

    /**
     * Nothing counted yet.
     *
     * @param counts which warnings of the rule's line are counted
     * @param score empty
     */
    RuleTally(Rule rule, Predicate<Warned> counts, Score score, LostCustomers lost) {
        this.rule = rule;
        this.counts = counts;
        this.score = score;
        this.lost = lost;
    }

    @Override
    public Map<String, String> settings() {
        return rule.settings();
    }

    @Override
    public void add(Warned warned) {
        if (warned.stage() != rule.stage() || !counts.test(warned)) {
            return;
        }
        score.add(warned);
        // The first warning of a silence counts: it may be taken back and raised again.
        if (lost.isLostSince(warned) && !warned.customerId().equals(lastLost)) {
            lastLost = warned.customerId();
            silences.add((warned.at() - warned.lastPurchaseAt()) / Policy.DAY);
        }
    }

    /**
     * What the rule would have done.
     *
     * @param lostAfter when the shop takes a customer for LOST anyway, in milliseconds of silence
     */
    RuleResult result(long lostAfter) {
        double[] sorted = silences.build().sorted().toArray();
        Double silent = median(sorted);
        return new RuleResult(
                rule,
                score.warnings(),
                score.judged(),
                score.warnings() - score.judged(),
                score.right(),
                score.rightShare(),
                score.foretoldShare(),
                score.backWithinCycleShare(),
                sorted.length,
                lost.count() == 0 ? null : (Double) ((double) sorted.length / lost.count()),
                silent,
                silent == null ? null : (Double) (lostAfter / Policy.DAY - silent));
    }

    /** The middle of values in rising order; null if there are none. */
    private static Double median(double[] sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return null;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
