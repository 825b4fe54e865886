package io.churnwarnings.tools.input;

import io.churnwarnings.codec.json.RejectionReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a time that is not believed may have been meant as. */
public final class TimeHint {

    private static final Pattern TOO_OLD = Pattern.compile(": ([0-9]{9,10}) is before ");

    private TimeHint() {}

    /** What may help; empty where nothing is known. */
    public static String of(RejectionReason reason, String detail) {
        Matcher old = TOO_OLD.matcher(detail);
        // Seconds that are taken for milliseconds lie in January of 1970.
        return reason == RejectionReason.TOO_OLD && old.find()
                ? " (that is a time in 1970: are these seconds? churn.input.mapping.time-format: epoch-s)"
                : "";
    }
}
