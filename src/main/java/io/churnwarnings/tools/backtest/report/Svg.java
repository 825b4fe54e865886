package io.churnwarnings.tools.backtest.report;

import java.util.Locale;

/** A picture in the making, 360 units wide: legible on a phone, where a unit is a pixel. */
final class Svg {

    static final int WIDTH = 360;

    private final StringBuilder svg = new StringBuilder();

    /**
     * An empty picture.
     *
     * @param says what it shows, for those who cannot see it
     */
    Svg(int height, String says) {
        add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, height, Numbers.escape(says));
    }

    void box(double x, double y, double width, double height, String colour) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"var(--%s)\"/>",
                x, y, width, height, colour);
    }

    void dot(double x, double y, String colour, String says) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"var(--%s)\"><title>%s</title></circle>",
                x, y, colour, Numbers.escape(says));
    }

    void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"var(--%s)\" stroke-dasharray=\"%s\"/>",
                x1, y1, x2, y2, colour, dashes);
    }

    void path(String points, String colour) {
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"var(--%s)\" stroke-width=\"2\"/>",
                points, colour);
    }

    /**
     * Words.
     *
     * @param anchor where they are held: start, middle or end
     * @param look a class of the style sheet, or nothing
     */
    void text(double x, double y, String anchor, String look, String words) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
                x, y, anchor, look, Numbers.escape(words));
    }

    String done() {
        return svg.append("</svg>\n").toString();
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
