package io.churnwarnings.tools;

import io.churnwarnings.tools.backtest.BacktestResult;
import io.churnwarnings.tools.backtest.EqualCount;
import io.churnwarnings.tools.backtest.Forecast;
import io.churnwarnings.tools.backtest.RuleResult;

/** The backtest in lines for a terminal. */
record BacktestText(BacktestResult result) {

    private static final String ROW = "%-48s %8s %8s %8s %9s %8s %8s %8s%n";

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%,d customers were truly lost between %s and %s.%n%n"
                        .formatted(
                                result.shop().lostCustomers(),
                                result.shop().split(),
                                result.shop().to()));
        text.append(
                ROW.formatted(
                        "Rule",
                        "warnings",
                        "judged",
                        "right",
                        "predicted",
                        "back 1c",
                        "lost",
                        "silent"));
        result.rules().forEach(rule -> add(text, rule));
        text.append("%nThe same number of warnings%n".formatted());
        for (EqualCount pair : result.equalCounts()) {
            add(text, pair.cycles());
            add(text, pair.probability());
        }
        Forecast forecast = result.forecast();
        if (forecast.cases() > 0) {
            text.append(
                    "%nPredicted %,d times: AUC %s (silence %s, cycles %s), Brier %s (silence %s, constant %s)%n"
                            .formatted(
                                    forecast.cases(),
                                    number(forecast.auc()),
                                    number(forecast.aucOfSilence()),
                                    number(forecast.aucOfCycles()),
                                    number(forecast.brier()),
                                    number(forecast.brierOfSilence()),
                                    number(forecast.brierOfConstant())));
        }
        text.append(
                result.advice() == null
                        ? "%nToo few warnings, or too few lost customers, for advice.%n".formatted()
                        : "%nThe line that suits this shop: %s. %s%n"
                                .formatted(
                                        result.advice().rule().rule().name(),
                                        result.advice().why()));
        return text.toString();
    }

    private static void add(StringBuilder text, RuleResult rule) {
        text.append(
                ROW.formatted(
                        rule.rule().name(),
                        "%,d".formatted(rule.warnings()),
                        "%,d".formatted(rule.judged()),
                        percent(rule.rightShare()),
                        percent(rule.foretoldShare()),
                        percent(rule.backWithinCycleShare()),
                        percent(rule.lostShare()),
                        rule.silentDays() == null ? "-" : "%.0f d".formatted(rule.silentDays())));
    }

    private static String percent(Double share) {
        return share == null ? "-" : "%.1f %%".formatted(100 * share);
    }

    private static String number(Double value) {
        return value == null ? "-" : "%.4f".formatted(value);
    }
}
