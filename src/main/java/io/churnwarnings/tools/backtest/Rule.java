package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.policy.Stage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A way to choose the customers to warn of: settings of the job, and which of its lines is looked
 * at.
 *
 * @param kind what the rule goes by
 * @param name in words
 * @param value the cycles, probability or days that it goes by; null for the shop's own lines
 * @param settings {@code churn.*}, what differs from the shop's own
 * @param stage whose warnings are counted
 */
public record Rule(
        Kind kind, String name, Double value, Map<String, String> settings, Stage stage) {

    /** What rules go by. */
    public enum Kind {
        /** The shop's own lines, as they are set. */
        OWN_LINE,
        /** Silence in cycles of the customer. */
        CYCLES,
        /** The shop's AT_RISK line, held back until the loss is probable enough. */
        LINE_AND_PROBABILITY,
        /** The probability of loss, from half a cycle on. */
        PROBABILITY,
        /** Silence in days, the same for every customer: the baseline rule. */
        DAYS
    }

    private static final double FEWEST_CYCLES = 1.0;
    private static final double MOST_CYCLES = 3.0;
    private static final double CYCLES_STEP = 0.25;
    private static final double[] HELD = {0.5, 0.7, 0.9};
    private static final double[] ALONE = {0.5, 0.6, 0.7, 0.8, 0.9};
    private static final int[] DAYS = {30, 45, 60, 90, 120, 180};

    /** All rules that a backtest compares. */
    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            String name = "your line " + stage.name().replace('_', ' ');
            rules.add(new Rule(Kind.OWN_LINE, name, null, Map.of(), stage));
        }
        for (double cycles = FEWEST_CYCLES; cycles <= MOST_CYCLES; cycles += 2 * CYCLES_STEP) {
            rules.addAll(cycles(cycles, cycles + CYCLES_STEP));
        }
        rules.removeIf(rule -> rule.kind == Kind.CYCLES && rule.value > MOST_CYCLES);
        for (double probability : HELD) {
            Map<String, String> settings =
                    Map.of("churn.warn.min-loss-probability", text(probability));
            String name =
                    "your line AT RISK, and loss at least %.0f %% likely"
                            .formatted(100 * probability);
            rules.add(
                    new Rule(
                            Kind.LINE_AND_PROBABILITY, name, probability, settings, Stage.AT_RISK));
        }
        for (double probability : ALONE) {
            rules.add(probability(probability));
        }
        for (int days : DAYS) {
            rules.add(days(days));
        }
        return rules;
    }

    /** Two rules that one walk through the history serves. */
    static List<Rule> cycles(double atRisk, double likelyLost) {
        Map<String, String> settings =
                sorted(
                        "churn.at-risk.cycles",
                        text(atRisk),
                        "churn.likely-lost.cycles",
                        text(likelyLost));
        return List.of(
                new Rule(Kind.CYCLES, text(atRisk) + " cycles", atRisk, settings, Stage.AT_RISK),
                new Rule(
                        Kind.CYCLES,
                        text(likelyLost) + " cycles",
                        likelyLost,
                        settings,
                        Stage.LIKELY_LOST));
    }

    /** The first of two such rules that lie next to each other, see {@link #all}. */
    static Rule cycles(double cycles) {
        return cycles(cycles, cycles + CYCLES_STEP).get(0);
    }

    static Rule probability(double least) {
        Map<String, String> settings =
                sorted(
                        "churn.at-risk.cycles",
                        "0.5",
                        "churn.warn.min-loss-probability",
                        text(least));
        String name = "loss at least " + percent(least) + " likely";
        return new Rule(Kind.PROBABILITY, name, least, settings, Stage.AT_RISK);
    }

    /** The line LOST is the same for all, if no cycle draws a line of its own. */
    private static Rule days(int days) {
        Map<String, String> settings =
                new TreeMap<>(
                        sorted(
                                "churn.at-risk.cycles",
                                "0.000001",
                                "churn.likely-lost.cycles",
                                "0.000001"));
        settings.putAll(
                Map.of(
                        "churn.min-gaps",
                        "1000000",
                        "churn.one-time-buyers",
                        "false",
                        "churn.lost.after",
                        days + " d"));
        return new Rule(
                Kind.DAYS, "silent for " + days + " days", (double) days, settings, Stage.LOST);
    }

    private static Map<String, String> sorted(
            String key, String value, String otherKey, String otherValue) {
        return new TreeMap<>(Map.of(key, value, otherKey, otherValue));
    }

    private static String percent(double probability) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(100 * probability)
                + " %";
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%s", value);
    }
}
