package io.churnwarnings.tools.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.file.FileTally;
import java.util.ArrayList;
import java.util.List;

/** Names the first rejected record of each reason, for people who are to find it. */
public final class RejectedText {

    private static final int MOST_SHOWN = 160;

    private RejectedText() {}

    /** The lines; none where nothing was rejected. */
    public static List<String> of(FileTally tally) {
        List<String> lines = new ArrayList<>();
        tally.rejected()
                .forEach(
                        (reason, first) ->
                                lines.add(
                                        "  %s: %,d rejected, the first at %s: %s; in %s"
                                                .formatted(
                                                        reason,
                                                        first.count(),
                                                        first.place(),
                                                        first.detail()
                                                                + TimeHint.of(
                                                                        reason, first.detail()),
                                                        shown(first.value()))));
        if (!lines.isEmpty()) {
            lines.add("  To see what would help, run: doctor --facts FILE");
        }
        return lines;
    }

    /** The beginning of a value, in one line. */
    public static String shown(byte[] value) {
        if (value == null) {
            return "null";
        }
        String text =
                new String(value, 0, Math.min(value.length, 4 * MOST_SHOWN), UTF_8)
                        .replaceAll("\\p{Cntrl}", " ");
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
    }
}
