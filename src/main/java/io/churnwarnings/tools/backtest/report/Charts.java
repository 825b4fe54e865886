package io.churnwarnings.tools.backtest.report;

import static io.churnwarnings.tools.backtest.report.Numbers.count;
import static io.churnwarnings.tools.backtest.report.Numbers.days;
import static io.churnwarnings.tools.backtest.report.Numbers.percent;

import io.churnwarnings.tools.backtest.BacktestResult;
import io.churnwarnings.tools.backtest.EqualCount;
import io.churnwarnings.tools.backtest.Rule;
import io.churnwarnings.tools.backtest.Rule.Kind;
import io.churnwarnings.tools.backtest.RuleResult;
import io.churnwarnings.tools.backtest.Segment;
import io.churnwarnings.tools.backtest.report.BarChart.Bar;
import io.churnwarnings.tools.backtest.report.ScatterPlot.Point;
import java.util.ArrayList;
import java.util.List;

/** The pictures of the report. */
final class Charts {

    private final BacktestResult result;

    Charts(BacktestResult result) {
        this.result = result;
    }

    /** Every rule by how many lost customers it finds and how often it is right. */
    String tradeOff() {
        return new ScatterPlot(
                        "How often rules are right, and how many lost customers they find",
                        "lost customers warned of, % →",
                        "↑ warnings that were right, %")
                .points("grey", ScatterPlot.Side.ABOVE_RIGHT, points(Kind.DAYS))
                .points("bad", ScatterPlot.Side.BELOW_LEFT, points(Kind.CYCLES))
                .points("good", ScatterPlot.Side.ABOVE_LEFT, points(Kind.PROBABILITY))
                .legend(2, "good", "by probability of loss, %")
                .legend(1, "bad", "by silence in cycles")
                .legend(0, "grey", "by silence in days")
                .done();
    }

    private List<Point> points(Kind kind) {
        return of(kind).stream()
                .filter(rule -> rule.rightShare() != null && rule.lostShare() != null)
                .map(
                        rule ->
                                new Point(
                                        rule.lostShare(),
                                        rule.rightShare(),
                                        label(rule.rule()),
                                        rule.rule().name()
                                                + ": "
                                                + percent(rule.rightShare())
                                                + " right, "
                                                + percent(rule.lostShare())
                                                + " of the lost"))
                .toList();
    }

    private static String label(Rule rule) {
        return switch (rule.kind()) {
            case PROBABILITY -> "%.0f".formatted(100 * rule.value());
            case CYCLES -> rule.value() % 0.5 == 0 ? "%.1f".formatted(rule.value()) : "";
            default -> rule.value() >= 90 ? "%.0f".formatted(rule.value()) : "";
        };
    }

    /** What became of the warnings of the shop's lines, and of cycles. */
    String outcomes() {
        List<Bar> bars = new ArrayList<>();
        for (RuleResult rule : result.rules()) {
            boolean shown =
                    rule.rule().kind() == Kind.OWN_LINE
                            || rule.rule().kind() == Kind.LINE_AND_PROBABILITY;
            if (shown && rule.rightShare() != null) {
                bars.add(
                        new Bar(
                                rule.rule().name(),
                                count(rule.judged()) + " warnings",
                                rule.rightShare(),
                                "good",
                                "bad"));
            }
        }
        return BarChart.draw("Share of warnings that were right", bars);
    }

    /** Probability against cycles at the same number of warnings. */
    String equalCounts() {
        List<Bar> bars = new ArrayList<>();
        for (EqualCount pair : result.equalCounts()) {
            add(bars, pair.cycles(), "bad");
            add(bars, pair.probability(), "good");
        }
        return BarChart.draw("Lost customers found with as many warnings", bars);
    }

    private static void add(List<Bar> bars, RuleResult rule, String colour) {
        if (rule.lostShare() != null) {
            String remark =
                    "%s warnings, after %s days"
                            .formatted(count(rule.warnings()), days(rule.silentDays()));
            bars.add(new Bar(rule.rule().name(), remark, rule.lostShare(), colour, "line"));
        }
    }

    /** Predicted probabilities against the outcome. */
    String calibration() {
        List<Point> points =
                result.forecast().deciles().stream()
                        .map(
                                tenth ->
                                        new Point(
                                                tenth.foretold(),
                                                tenth.happened(),
                                                "",
                                                percent(tenth.foretold())
                                                        + " predicted, "
                                                        + percent(tenth.happened())
                                                        + " happened"))
                        .toList();
        return new ScatterPlot(
                        "Predicted probabilities, and how often it then happened",
                        "predicted to stay away, % →",
                        "↑ stayed away, %")
                .diagonal()
                .points("blue", ScatterPlot.Side.ABOVE_LEFT, points)
                .done();
    }

    /** Who was rightly warned of at the first line. */
    String segments() {
        List<Bar> bars = new ArrayList<>();
        for (Segment segment : result.segments()) {
            if (segment.line().equals("AT_RISK") && segment.rightShare() != null) {
                String name = Labels.of(segment.name());
                bars.add(
                        new Bar(
                                name,
                                count(segment.judged()) + " warnings",
                                segment.rightShare(),
                                "good",
                                "bad"));
            }
        }
        return BarChart.draw("Share of warnings that were right, by kind of customer", bars);
    }

    private List<RuleResult> of(Kind kind) {
        return result.rules().stream().filter(rule -> rule.rule().kind() == kind).toList();
    }
}
