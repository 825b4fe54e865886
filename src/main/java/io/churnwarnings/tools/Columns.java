package io.churnwarnings.tools;

/** The columns that text takes on a terminal, where some characters are two wide. */
public final class Columns {

    private static final String CUT = "...";

    private Columns() {}

    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text, or as much of its beginning as fits with dots after it. */
    public static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder fitting = new StringBuilder();
        int left = columns - CUT.length();
        for (int c : text.codePoints().toArray()) {
            left -= width(c);
            if (left < 0) {
                break;
            }
            fitting.appendCodePoint(c);
        }
        return fitting + CUT;
    }

    /** The text with blanks after it, up to so many columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide =
                c >= 0x1100 && c <= 0x115f
                        || c >= 0x2e80 && c <= 0xa4cf
                        || c >= 0xac00 && c <= 0xd7a3
                        || c >= 0xf900 && c <= 0xfaff
                        || c >= 0xfe30 && c <= 0xfe6f
                        || c >= 0xff00 && c <= 0xff60
                        || c >= 0xffe0 && c <= 0xffe6
                        || c >= 0x1f300 && c <= 0x1faff
                        || c >= 0x20000 && c <= 0x3fffd;
        return wide ? 2 : 1;
    }
}
