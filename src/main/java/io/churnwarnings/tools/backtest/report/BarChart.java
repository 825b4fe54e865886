package io.churnwarnings.tools.backtest.report;

import java.util.List;

/** A picture of bars of which a part is right. */
final class BarChart {

    private static final int ROW = 34;
    private static final int BAR = 15;

    private BarChart() {}

    /**
     * Draws bars one below the other.
     *
     * @param says what they show
     */
    static String draw(String says, List<Bar> bars) {
        Svg svg = new Svg(ROW * bars.size() + 4, says);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = ROW * i + 13;
            svg.text(0, y, "start", "", bar.name);
            svg.text(Svg.WIDTH, y, "end", "dim", bar.remark);
            double filled = Svg.WIDTH * bar.share;
            svg.box(0, y + 4, Svg.WIDTH, BAR, bar.rest);
            svg.box(0, y + 4, filled, BAR, bar.colour);
            if (bar.share > 0.15) {
                // White on yellow cannot be read.
                String ink = bar.colour.equals("good") ? "white" : "";
                svg.text(filled - 5, y + BAR, "end", ink, Numbers.percent(bar.share));
            } else {
                svg.text(filled + 5, y + BAR, "start", "", Numbers.percent(bar.share));
            }
        }
        return svg.done();
    }

    /**
     * A bar.
     *
     * @param name above it on the left
     * @param remark above it on the right
     * @param share how much of it is filled, 0 to 1
     * @param colour of the filled part
     * @param rest colour of the rest
     */
    record Bar(String name, String remark, double share, String colour, String rest) {}
}
