package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.Policy;
import io.churnwarnings.domain.Stage;
import io.churnwarnings.tools.FactLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Walks through what lies after a split with what could be known before it, once with each rule,
 * and judges the warnings by what the customers then did.
 */
public final class Backtest {

    /** How many times progress is told, about. */
    public static final int STEPS = 25;

    private static final double[] COMPARED = {1.0, 1.5, 2.0, 3.0};

    private final FactLog log;
    private final Function<Map<String, String>, Policy> policies;
    private final long split;
    private final double horizonDays;
    private final Policy own;
    private final Orders orders;
    private final LostCustomers lost;

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
        this.policies = policies;
        this.split = split;
        this.horizonDays = horizonDays;
        own = policies.apply(Map.of());
        orders = Orders.of(log, own);
        lost = new LostCustomers(log.customers(), orders, split, horizonDays);
    }

    /** How many customers have an order. */
    public long customers() {
        return log.customers().stream().filter(customer -> orders.of(customer).length > 0).count();
    }

    /** How many customers were truly lost. */
    public int lostCustomers() {
        return lost.count();
    }

    /**
     * What each rule would have done, in the order of {@link Rule#all()}.
     *
     * @param progress told what is being done
     */
    public List<RuleResult> rules(Consumer<String> progress) {
        Map<Map<String, String>, List<Warned>> walks = new LinkedHashMap<>();
        List<RuleResult> results = new ArrayList<>();
        for (Rule rule : Rule.all()) {
            List<Warned> all =
                    walks.computeIfAbsent(
                            rule.settings(),
                            settings -> {
                                progress.accept(rule.name());
                                return walk(settings);
                            });
            results.add(result(rule, all));
        }
        return results;
    }

    /**
     * The probability of loss against silence in cycles, at the same number of warnings. Only
     * silences count that began after the split, and the horizon before the end: of these each rule
     * saw the whole, or as much of it.
     */
    public List<EqualCount> equalCounts(Consumer<String> progress) {
        long latest = orders.end() - Math.round(horizonDays * Policy.DAY);
        Threshold threshold = new Threshold(log, own, orders, split, latest);
        List<EqualCount> pairs = new ArrayList<>();
        for (double cycles : COMPARED) {
            Rule byCycles = Rule.cycles(cycles, cycles).get(0);
            progress.accept("as many as after " + cycles + " cycles");
            RuleResult wanted = whole(byCycles, latest);
            if (wanted.warnings() > 0) {
                progress.accept("the same number by probability");
                pairs.add(new EqualCount(wanted, asMany(wanted.warnings(), threshold, latest)));
            }
        }
        return pairs;
    }

    /** Not every silence that is probable enough is warned of: some customers have no lines. */
    private RuleResult asMany(long wanted, Threshold threshold, long latest) {
        RuleResult first = whole(Rule.probability(threshold.reachedBy(wanted)), latest);
        if (first.warnings() == 0 || first.warnings() == wanted) {
            return first;
        }
        long corrected = wanted * wanted / first.warnings();
        RuleResult second = whole(Rule.probability(threshold.reachedBy(corrected)), latest);
        boolean better = Math.abs(second.warnings() - wanted) < Math.abs(first.warnings() - wanted);
        return better ? second : first;
    }

    private RuleResult whole(Rule rule, long latest) {
        return result(
                rule,
                walk(rule.settings()).stream()
                        .filter(
                                warned ->
                                        warned.lastPurchaseAt() >= split
                                                && warned.lastPurchaseAt() <= latest)
                        .toList());
    }

    /** How good the probabilities of the model are. */
    public Forecast forecast() {
        return Forecasts.judge(log, own, orders, split, horizonDays);
    }

    /** The warnings of the shop's own lines, by kind of customer. */
    public List<Segment> segments() {
        List<Warned> all = walk(Map.of());
        List<Segment> segments = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<Warned> warnings = all.stream().filter(warned -> warned.stage() == stage).toList();
            segments.addAll(segments(stage, "type", warnings, warned -> warned.type().name()));
            segments.addAll(segments(stage, "value", warnings, warned -> warned.value().name()));
        }
        return segments;
    }

    private List<Segment> segments(
            Stage stage, String by, List<Warned> warnings, Function<Warned, String> kind) {
        Map<String, List<Warned>> kinds =
                warnings.stream()
                        .collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(
                        entry -> {
                            Score score = score(entry.getValue());
                            return new Segment(
                                    stage.name(),
                                    by,
                                    entry.getKey(),
                                    score.warnings(),
                                    score.judged(),
                                    score.right(),
                                    score.rightShare());
                        })
                .toList();
    }

    private List<Warned> walk(Map<String, String> settings) {
        return new Replay(log, policies.apply(settings), split).warnings();
    }

    private RuleResult result(Rule rule, List<Warned> all) {
        List<Warned> warnings =
                all.stream().filter(warned -> warned.stage() == rule.stage()).toList();
        Score score = score(warnings);
        double[] silences = lost.silences(warnings);
        Double silent = LostCustomers.median(silences);
        return new RuleResult(
                rule,
                score.warnings(),
                score.judged(),
                score.warnings() - score.judged(),
                score.right(),
                score.rightShare(),
                score.foretoldShare(),
                score.backWithinCycleShare(),
                silences.length,
                lost.count() == 0 ? null : (Double) ((double) silences.length / lost.count()),
                silent,
                silent == null ? null : (Double) (own.lostAfter() / Policy.DAY - silent));
    }

    private Score score(List<Warned> warnings) {
        Score score = new Score(orders, horizonDays);
        warnings.forEach(score::add);
        return score;
    }
}
