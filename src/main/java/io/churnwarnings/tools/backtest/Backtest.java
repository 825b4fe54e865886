package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.input.FactLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Walks through what lies after a split with what could be known before it, by many rules, and
 * judges the warnings by what the customers then did.
 */
public final class Backtest {

    /** How often every customer is walked through by some rules at once, at most. */
    public static final int PASSES = 3;

    private static final double[] COMPARED = {1.0, 1.5, 2.0, 3.0};

    /** How much the numbers of warnings that are compared may differ. */
    private static final double NEAR = 0.02;

    private final FactLog log;
    private final long split;
    private final double horizonDays;
    private final Policy own;
    private final Orders orders;
    private final LostCustomers lost;
    private final Walks walks;
    private final List<RuleTally> rules;
    private final List<RuleTally> compared;
    private final SegmentTally segments = new SegmentTally(this::score);

    /**
     * A backtest that has still to be made.
     *
     * @param policies the shop's rules with its model, some settings changed
     * @param split UTC epoch milliseconds
     * @param horizonDays who does not come back for so many days stayed away
     */
    public Backtest(
            FactLog log,
            Function<Map<String, String>, Policy> policies,
            long split,
            double horizonDays) {
        this.log = log;
        this.split = split;
        this.horizonDays = horizonDays;
        own = policies.apply(Map.of());
        orders = Orders.of(log, own);
        lost = new LostCustomers(log.customers(), orders, split, horizonDays);
        walks = new Walks(log, policies, split);
        rules = Rule.all().stream().map(rule -> tally(rule, warned -> true)).toList();
        compared =
                IntStream.range(0, COMPARED.length)
                        .mapToObj(i -> tally(Rule.cycles(COMPARED[i]), isSeenWhole()))
                        .toList();
    }

    /**
     * Walks by all rules.
     *
     * @param progress told after some customers how many they were
     */
    public void walk(LongConsumer progress) {
        List<Tally> all = new ArrayList<>(rules);
        all.addAll(compared);
        all.add(segments);
        walks.count(all, progress);
    }

    /** How many customers have an order. */
    public long customers() {
        return log.customers().stream().filter(customer -> orders.of(customer).length > 0).count();
    }

    /** How many customers were truly lost. */
    public int lostCustomers() {
        return lost.count();
    }

    /** What each rule would have done, in the order of {@link Rule#all()}. */
    public List<RuleResult> rules() {
        return rules.stream().map(this::result).toList();
    }

    /** The warnings of the shop's own lines, by kind of customer. */
    public List<Segment> segments() {
        return segments.segments();
    }

    /** How good the probabilities of the model are. */
    public Forecast forecast() {
        return Forecasts.judge(log, own, orders, split, horizonDays);
    }

    /**
     * The probability of loss against silence in cycles, at the same number of warnings. Only
     * silences count that began after the split, and the horizon before the end: of these each rule
     * saw the whole, or as much of it.
     *
     * @param progress told after some customers how many they were
     */
    public List<EqualCount> equalCounts(LongConsumer progress) {
        Threshold threshold = new Threshold(log.customers(), own, orders, split, latest());
        List<RuleResult> wanted =
                compared.stream()
                        .map(this::result)
                        .filter(result -> result.warnings() > 0)
                        .toList();
        List<RuleResult> first =
                byProbability(
                        wanted.stream()
                                .map(cycles -> threshold.reachedBy(cycles.warnings()))
                                .toList(),
                        progress);
        int[] off =
                IntStream.range(0, wanted.size())
                        .filter(i -> distance(wanted.get(i), first.get(i)) > NEAR)
                        .toArray();
        List<RuleResult> second =
                byProbability(
                        IntStream.of(off)
                                .mapToObj(i -> corrected(threshold, wanted.get(i), first.get(i)))
                                .toList(),
                        progress);
        List<RuleResult> nearest = new ArrayList<>(first);
        for (int i = 0; i < off.length; i++) {
            RuleResult cycles = wanted.get(off[i]);
            if (distance(cycles, second.get(i)) < distance(cycles, first.get(off[i]))) {
                nearest.set(off[i], second.get(i));
            }
        }
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> new EqualCount(wanted.get(i), nearest.get(i)))
                .toList();
    }

    /** Not every silence that is probable enough is warned of: some customers have no lines. */
    private static double corrected(Threshold threshold, RuleResult wanted, RuleResult first) {
        return first.warnings() == 0
                ? first.rule().value()
                : threshold.reachedBy(wanted.warnings() * wanted.warnings() / first.warnings());
    }

    private static double distance(RuleResult wanted, RuleResult found) {
        return Math.abs((double) found.warnings() / wanted.warnings() - 1);
    }

    private List<RuleResult> byProbability(List<Double> thresholds, LongConsumer progress) {
        List<RuleTally> tallies =
                thresholds.stream()
                        .map(least -> tally(Rule.probability(least), isSeenWhole()))
                        .toList();
        walks.count(tallies, progress);
        return tallies.stream().map(this::result).toList();
    }

    private Predicate<Warned> isSeenWhole() {
        return warned -> warned.lastPurchaseAt() >= split && warned.lastPurchaseAt() <= latest();
    }

    private long latest() {
        return orders.end() - Math.round(horizonDays * Policy.DAY);
    }

    private RuleTally tally(Rule rule, Predicate<Warned> counts) {
        return new RuleTally(rule, counts, score(), lost);
    }

    private RuleResult result(RuleTally tally) {
        return tally.result(own.lostAfter());
    }

    private Score score() {
        return new Score(orders, horizonDays);
    }
}
