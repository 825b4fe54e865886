package io.churnwarnings.tools.backtest;

import io.churnwarnings.tools.backtest.BacktestResult.Advice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the rule that suits a shop: right two times in three, so that people go on believing it,
 * and among those the one that misses the fewest lost customers.
 */
public final class Adviser {

    private static final double RIGHT_ENOUGH = 2 / 3.0;
    private static final long ENOUGH_TO_TELL = 30;
    private static final double WORTH_IT = 0.25;

    private static final String BEST =
            "It is right at least two times in three, and of all the rules that are, it misses the"
                    + " fewest lost customers.";
    private static final String SECOND_BEST =
            "No rule that misses few was right two times in three here. This one is right most often"
                    + " of those that warn of at least a quarter of the lost customers.";

    private Adviser() {}

    /** The advice; null if no rule gave enough warnings to tell. */
    public static Advice advise(List<RuleResult> results) {
        List<RuleResult> told =
                results.stream()
                        .filter(result -> result.judged() >= ENOUGH_TO_TELL)
                        .filter(
                                result ->
                                        result.lostShare() != null
                                                && result.lostShare() >= WORTH_IT)
                        .toList();
        List<RuleResult> choice =
                told.stream().filter(result -> result.rule().kind() != Rule.Kind.DAYS).toList();
        Optional<RuleResult> best =
                choice.stream()
                        .filter(result -> result.rightShare() >= RIGHT_ENOUGH)
                        .max(Comparator.comparingDouble(RuleResult::lostShare));
        return best.map(rule -> new Advice(rule, BEST + dumbRule(rule, told)))
                .or(
                        () ->
                                choice.stream()
                                        .max(Comparator.comparingDouble(RuleResult::rightShare))
                                        .map(
                                                rule ->
                                                        new Advice(
                                                                rule,
                                                                SECOND_BEST
                                                                        + dumbRule(rule, told))))
                .orElse(null);
    }

    /** It would not be honest to say nothing of a rule that needs no model and does as well. */
    private static String dumbRule(RuleResult best, List<RuleResult> told) {
        return told.stream()
                .filter(result -> result.rule().kind() == Rule.Kind.DAYS)
                .filter(result -> result.lostShare() >= best.lostShare())
                .filter(result -> result.rightShare() >= best.rightShare())
                .max(Comparator.comparingDouble(RuleResult::lostShare))
                .map(
                        dumb ->
                                " In this history the plain rule “%s” did as well."
                                        .formatted(dumb.rule().name()))
                .orElse("");
    }
}
