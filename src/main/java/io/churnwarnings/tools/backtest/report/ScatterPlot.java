package io.churnwarnings.tools.backtest.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A picture of points between 0 and 100 % both ways. */
final class ScatterPlot {

    private static final int LEFT = 44;
    private static final int TOP = 14;
    private static final int SIDE_X = 300;
    private static final int SIDE_Y = 230;
    private static final int HEIGHT = 300;
    private static final int GRID = 4;

    private final Svg svg;

    /**
     * A plane without points.
     *
     * @param says what it shows
     * @param across what grows to the right
     * @param up what grows upwards
     */
    ScatterPlot(String says, String across, String up) {
        svg = new Svg(HEIGHT, says);
        for (int i = 0; i <= GRID; i++) {
            double share = (double) i / GRID;
            svg.line(x(0), y(share), x(1), y(share), "line", "");
            svg.line(x(share), y(0), x(share), y(1), "line", "");
            svg.text(x(0) - 6, y(share) + 4, "end", "dim", "%.0f".formatted(100 * share));
            svg.text(x(share), y(0) + 16, "middle", "dim", "%.0f".formatted(100 * share));
        }
        svg.text(x(1), y(0) + 34, "end", "dim", across);
        svg.text(x(0) + 4, y(1) - 3, "start", "dim", up);
    }

    /** Where both are the same. */
    ScatterPlot diagonal() {
        svg.line(x(0), y(0), x(1), y(1), "grey", "4 4");
        return this;
    }

    /** Where the labels of points stand, so that lines close to one another can be told apart. */
    enum Side {
        ABOVE_LEFT("end", 2, -8),
        ABOVE_RIGHT("start", -5, -8),
        BELOW_LEFT("end", -4, 13);

        private final String anchor;
        private final int right;
        private final int down;

        Side(String anchor, int right, int down) {
            this.anchor = anchor;
            this.right = right;
            this.down = down;
        }
    }

    /** Points, joined by a line. */
    ScatterPlot points(String colour, Side labels, List<Point> points) {
        if (points.isEmpty()) {
            return this;
        }
        String joined =
                points.stream()
                        .map(
                                point ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.1f,%.1f",
                                                x(point.across),
                                                y(point.up)))
                        .collect(Collectors.joining(" "));
        svg.path(joined, colour);
        for (Point point : points) {
            svg.dot(x(point.across), y(point.up), colour, point.says);
            svg.text(
                    x(point.across) + labels.right,
                    y(point.up) + labels.down,
                    labels.anchor,
                    "",
                    point.label);
        }
        return this;
    }

    /** What a colour stands for, in the order of the calls. */
    ScatterPlot legend(int row, String colour, String words) {
        double y = y(0) - 10 - 15.0 * row;
        svg.dot(x(0) + 12, y - 4, colour, words);
        svg.text(x(0) + 22, y, "start", "", words);
        return this;
    }

    String done() {
        return svg.done();
    }

    private static double x(double share) {
        return LEFT + SIDE_X * share;
    }

    private static double y(double share) {
        return TOP + SIDE_Y * (1 - share);
    }

    /**
     * A point.
     *
     * @param across 0 to 1
     * @param up 0 to 1
     * @param label short, written at it; may be empty
     * @param says all that there is to say of it
     */
    record Point(double across, double up, String label, String says) {}
}
