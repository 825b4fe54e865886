package io.churnwarnings.tools.backtest.report;

import java.util.Map;

/** The domain's names in words for a shop. */
final class Labels {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("NEW", "new: one purchase"),
                    Map.entry("SLEEPING", "one purchase, then silence"),
                    Map.entry("ONE_TIME", "one purchase, long ago"),
                    Map.entry("RETURNING", "came back a few times"),
                    Map.entry("LOYAL", "loyal"),
                    Map.entry("HIGH", "high value"),
                    Map.entry("NORMAL", "normal value"),
                    Map.entry("AT_RISK", "AT RISK"),
                    Map.entry("LIKELY_LOST", "LIKELY LOST"),
                    Map.entry("LOST", "LOST"));

    private Labels() {}

    static String of(String name) {
        return WORDS.getOrDefault(name, name);
    }
}
