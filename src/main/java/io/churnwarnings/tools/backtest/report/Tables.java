package io.churnwarnings.tools.backtest.report;

import static io.churnwarnings.tools.backtest.report.Numbers.count;
import static io.churnwarnings.tools.backtest.report.Numbers.days;
import static io.churnwarnings.tools.backtest.report.Numbers.decimals;
import static io.churnwarnings.tools.backtest.report.Numbers.escape;
import static io.churnwarnings.tools.backtest.report.Numbers.percent;

import io.churnwarnings.tools.backtest.BacktestResult;
import io.churnwarnings.tools.backtest.EqualCount;
import io.churnwarnings.tools.backtest.Forecast;
import io.churnwarnings.tools.backtest.RuleResult;
import io.churnwarnings.tools.backtest.Segment;
import java.util.List;

/** The tables of the report: every number that the pictures are drawn from. */
final class Tables {

    private static final List<String> RULE_HEADS =
            List.of(
                    "Rule",
                    "warnings",
                    "can be judged",
                    "right",
                    "right, %",
                    "predicted",
                    "back within a cycle",
                    "lost warned of",
                    "of all lost",
                    "days silent",
                    "days ahead");

    private final BacktestResult result;

    Tables(BacktestResult result) {
        this.result = result;
    }

    /** All rules, the one that is advised marked. */
    String rules() {
        StringBuilder rows = new StringBuilder();
        result.rules().forEach(rule -> rows.append(row(rule)));
        return table(RULE_HEADS, rows);
    }

    /** The pairs of rules with as many warnings. */
    String equalCounts() {
        StringBuilder rows = new StringBuilder();
        for (EqualCount pair : result.equalCounts()) {
            rows.append(row(pair.cycles())).append(row(pair.probability()));
        }
        return table(RULE_HEADS, rows);
    }

    private String row(RuleResult rule) {
        boolean best = result.advice() != null && result.advice().rule().rule().equals(rule.rule());
        return row(
                best ? " class=\"best\"" : "",
                rule.rule().name(),
                count(rule.warnings()),
                count(rule.judged()),
                count(rule.right()),
                percent(rule.rightShare()),
                percent(rule.foretoldShare()),
                percent(rule.backWithinCycleShare()),
                count(rule.lostWarned()),
                percent(rule.lostShare()),
                days(rule.silentDays()),
                days(rule.daysAhead()));
    }

    String segments() {
        StringBuilder rows = new StringBuilder();
        for (Segment segment : result.segments()) {
            rows.append(
                    row(
                            "",
                            Labels.of(segment.line()) + ": " + Labels.of(segment.name()),
                            count(segment.warnings()),
                            count(segment.judged()),
                            count(segment.right()),
                            percent(segment.rightShare())));
        }
        return table(List.of("Customers", "warnings", "can be judged", "right", "right, %"), rows);
    }

    String deciles() {
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (Forecast.Decile tenth : result.forecast().deciles()) {
            rows.append(
                    row(
                            "",
                            "tenth " + ++number,
                            count(tenth.cases()),
                            percent(tenth.foretold()),
                            percent(tenth.happened())));
        }
        return table(
                List.of("Customers by probability", "cases", "predicted", "stayed away"), rows);
    }

    String quality() {
        Forecast forecast = result.forecast();
        String rows =
                row("", "probability of loss", decimals(forecast.auc()), decimals(forecast.brier()))
                        + row("", "silence in cycles", decimals(forecast.aucOfCycles()), "")
                        + row(
                                "",
                                "silence in days alone",
                                decimals(forecast.aucOfSilence()),
                                decimals(forecast.brierOfSilence()))
                        + row(
                                "",
                                "the same for every customer",
                                "0.500",
                                decimals(forecast.brierOfConstant()));
        return table(List.of("Going by", "tells apart (AUC)", "error (Brier)"), rows);
    }

    private static String table(List<String> heads, CharSequence rows) {
        StringBuilder table = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
        heads.forEach(head -> table.append("<th>").append(head).append("</th>"));
        return table.append("</tr></thead><tbody>\n")
                .append(rows)
                .append("</tbody></table></div>\n")
                .toString();
    }

    private static String row(String attributes, String... cells) {
        StringBuilder row = new StringBuilder("<tr" + attributes + ">");
        for (String cell : cells) {
            row.append("<td>").append(escape(cell)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }
}
