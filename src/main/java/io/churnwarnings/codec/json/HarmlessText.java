package io.churnwarnings.codec.json;

/**
 * Text of others for logs, terminals and tables. Records, documents and URLs hold any characters:
 * escape sequences that a terminal obeys, line breaks that forge a line of the log, marks that turn
 * the direction of what follows. Each of them is written as {@code \\uXXXX}.
 */
public final class HarmlessText {

    private HarmlessText() {}

    /** The text in one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** The text with its line breaks and tabs, for what is written in lines of its own. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepsBreaks) {
        int first = 0;
        while (first < text.length() && !isHarmful(text.charAt(first), keepsBreaks)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmful(c, keepsBreaks)) {
                escaped.append("\\u%04X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isHarmful(char c, boolean keepsBreaks) {
        if (c == '\n' || c == '\t') {
            return !keepsBreaks;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069';
    }
}
