package io.churnwarnings.tools.doctor;

import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.input.JobRules;
import java.util.Map;

/** Proposes after which silence of the whole shop an outage is assumed. */
final class QuietLimit {

    private static final String KEY = "churn.clock.quiet-limit";
    private static final long HOUR = 3_600_000;
    private static final int FEWEST_FACTS = 200;

    private QuietLimit() {}

    /** Twice the longest silence that was seen, where that is longer than what is set. */
    static void propose(
            Examination found, JobRules.Rules rules, Map<String, String> given, Draft draft) {
        if (found.facts() < FEWEST_FACTS || given.containsKey(KEY)) {
            return;
        }
        long hours = (2 * found.longestSilence() + HOUR - 1) / HOUR;
        if (hours > 12) {
            draft.set(KEY, hours + " h");
            draft.remark(
                    KEY,
                    "Twice the longest time without any fact, which was %s: a longer one is taken for an outage."
                            .formatted(DoctorText.span(found.longestSilence())));
        }
    }
}
