package io.churnwarnings.tools.backtest.report;

import static io.churnwarnings.tools.backtest.report.Numbers.count;
import static io.churnwarnings.tools.backtest.report.Numbers.days;
import static io.churnwarnings.tools.backtest.report.Numbers.escape;
import static io.churnwarnings.tools.backtest.report.Numbers.inTen;
import static io.churnwarnings.tools.backtest.report.Numbers.percent;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.tools.backtest.BacktestResult;
import io.churnwarnings.tools.backtest.BacktestResult.Advice;
import io.churnwarnings.tools.backtest.BacktestResult.ShopHistory;
import io.churnwarnings.tools.backtest.RuleResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The backtest as a page for the one who runs the shop: one file, without scripts, legible on a
 * phone.
 */
public final class Report {

    private static final int DAY_LETTERS = 10;

    private final BacktestResult result;
    private final Charts pictures;
    private final Tables tables;

    public Report(BacktestResult result) {
        this.result = result;
        pictures = new Charts(result);
        tables = new Tables(result);
    }

    /** The page, complete. */
    public String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>What warnings would have done</title>
                <style>
                %s</style>
                </head>
                <body><main>
                """
                        .formatted(style())
                + head()
                + "<div class=\"pictures\">\n"
                + pictures()
                + "</div>\n<div class=\"tables\">\n"
                + tables()
                + "</div>\n</main></body>\n</html>\n";
    }

    private String head() {
        ShopHistory shop = result.shop();
        return """
                <p class="soft">%s</p>
                <h1>What warnings would have done for you from <span>%s</span> to <span>%s</span></h1>
                <p>We let the warnings learn from your purchases before %s, played what came after, and looked at what
                each customer then did. A warning is <b>right</b> if the customer did not buy for another %s days.
                %s of your %s customers were truly lost in that time: they never came back.</p>
                """
                        .formatted(
                                escape(shop.facts()),
                                day(shop.split()),
                                day(shop.to()),
                                day(shop.split()),
                                days(shop.horizonDays()),
                                count(shop.lostCustomers()),
                                count(shop.customers()))
                + advice();
    }

    private String advice() {
        Advice advice = result.advice();
        if (advice == null) {
            return section(
                    "",
                    "No advice",
                    "<p>There were too few warnings, or too few lost customers, to tell which line suits this shop. Try an earlier split.</p>");
        }
        RuleResult rule = advice.rule();
        return section(
                        " class=\"advice\"",
                        "The line that suits this shop: " + escape(rule.rule().name()),
                        "<p>%s %s</p>".formatted(advice.why(), settings(rule.rule().settings())))
                + "<div class=\"cards\">"
                + card(
                        "%d in 10".formatted(inTen(rule.rightShare())),
                        "of its warnings were right (%s)".formatted(percent(rule.rightShare())))
                + card(
                        "%d in 10".formatted(inTen(rule.lostShare())),
                        "of the lost customers were warned of (%s)"
                                .formatted(percent(rule.lostShare())))
                + card(
                        days(rule.silentDays()) + " days",
                        "of silence until the warning of a lost customer, %s days before LOST"
                                .formatted(days(rule.daysAhead())))
                + card(
                        count(rule.warnings()),
                        "warnings in all, %s of them too late in the history to judge"
                                .formatted(count(rule.tooEarlyToTell())))
                + "</div>\n";
    }

    private static String settings(Map<String, String> settings) {
        return settings.isEmpty()
                ? "It is what you have set."
                : "Set "
                        + settings.entrySet().stream()
                                .map(
                                        entry ->
                                                "<code>"
                                                        + entry.getKey()
                                                        + ": "
                                                        + entry.getValue()
                                                        + "</code>")
                                .collect(Collectors.joining(" and "))
                        + ".";
    }

    private String pictures() {
        return section(
                        "",
                        "Finding them, or being right",
                        "<p class=\"soft\">Further up: fewer false alarms. Further right: fewer lost customers missed. A line above another is better.</p>"
                                + pictures.tradeOff())
                + section(
                        "",
                        "Outcome of the customers warned of",
                        "<p class=\"soft\">Green stayed away, yellow came back by themselves. The lines AT RISK and LIKELY LOST are drawn in cycles: a cycle is how long the customer usually waits between two purchases.</p>"
                                + pictures.outcomes())
                + section(
                        "",
                        "The same number of warnings: which rule finds more lost customers?",
                        "<p class=\"soft\">How many of the lost customers are warned of, by silence in cycles (yellow) and by the probability of loss (green), and after how many days of silence.</p>"
                                + pictures.equalCounts())
                + section(
                        "",
                        "Can the probabilities be trusted?",
                        "<p class=\"soft\">On the dashed line they are exact. Above it more customers stayed away than predicted.</p>"
                                + pictures.calibration())
                + section("", "Whose warnings are right (line AT RISK)", pictures.segments());
    }

    private String tables() {
        return section(
                        "",
                        "All rules in numbers",
                        "<p class=\"soft\">Of the warnings, those can be judged after which the history goes on for %s days. “Days ahead” is how long before the line LOST (%s days) a lost customer was warned of, in the middle.</p>"
                                        .formatted(
                                                days(result.shop().horizonDays()),
                                                days(result.shop().lostAfterDays()))
                                + tables.rules())
                + section(
                        "",
                        "The same number of warnings",
                        "<p class=\"soft\">Of silences alone that began after the split and %s days before the end, so that every rule had its time.</p>"
                                        .formatted(days(result.shop().horizonDays()))
                                + tables.equalCounts())
                + section("", "By kind of customer, at your own lines", tables.segments())
                + section(
                        "",
                        "Foretold and happened",
                        tables.deciles()
                                + tables.quality()
                                + "<p class=\"soft\">%s cases: every customer, each 30 days. AUC: 0.5 is guessing, 1 is knowing. Brier: 0 is knowing; silence alone and the constant are given the shares that were known only afterwards.</p>"
                                        .formatted(count(result.forecast().cases())))
                + section("", "Where the numbers come from", source());
    }

    private String source() {
        ShopHistory shop = result.shop();
        return "<p class=\"soft\">%s records from %s to %s, %s of them rejected. Model %s, fitted to what lies before %s; mean gap between purchases %.1f days.</p>"
                .formatted(
                        count(shop.records()),
                        day(shop.from()),
                        day(shop.to()),
                        count(shop.rejected()),
                        escape(shop.modelVersion()),
                        day(shop.split()),
                        shop.meanGapDays());
    }

    private static String section(String attributes, String title, String content) {
        return "<section" + attributes + "><h2>" + title + "</h2>\n" + content + "</section>\n";
    }

    private static String card(String number, String words) {
        return "<div class=\"card\"><b>%s</b>%s</div>%n".formatted(number, words);
    }

    private static String day(String instant) {
        return instant.substring(0, DAY_LETTERS);
    }

    private static String style() {
        try (InputStream css = Report.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
