package io.churnwarnings.tools.doctor;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.Presets;
import io.churnwarnings.codec.RawRecord;
import io.churnwarnings.tools.input.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The settings under which the most records of a sample are facts.
 *
 * @param shape what the records look like, in words; null if they are no JSON objects
 * @param settings by key, in the order in which they are written
 * @param missing what could not be found
 */
record Proposal(String shape, Map<String, String> settings, List<String> missing) {

    /** The preset of which only the shop knows the columns. */
    private static final String ROWS = "debezium";

    private static final String PREFIX = "churn.input.";
    private static final List<String> NEEDED = List.of("order-id", "customer-id", "occurred-at");

    /**
     * Tries the known shapes; null if none fits.
     *
     * @param rules the rules under some settings
     */
    static Proposal of(List<RawRecord> sample, Function<Map<String, String>, DecodingRules> rules) {
        Proposal best = new Proposal("canonical facts", Map.of(), List.of());
        int most = facts(sample, rules.apply(Map.of()));
        for (String format : Presets.names()) {
            if (format.equals(ROWS)) {
                continue;
            }
            Map<String, String> settings = Map.of(PREFIX + "format", format);
            int facts = facts(sample, rules.apply(settings));
            if (facts > most) {
                most = facts;
                best = new Proposal(format + "'s records", settings, List.of());
            }
        }
        return most > 0 ? best : null;
    }

    /** Guesses from what stands where. */
    static Proposal of(Survey survey) {
        Map<String, String> settings = new LinkedHashMap<>();
        Guesses.of(survey).forEach((key, value) -> settings.put(PREFIX + key, value));
        List<String> missing = new ArrayList<>();
        for (String needed : NEEDED) {
            if (!settings.containsKey(PREFIX + "mapping." + needed)) {
                missing.add(PREFIX + "mapping." + needed);
            }
        }
        if (survey.objects() == 0) {
            return new Proposal(null, Map.of(), List.of());
        }
        String shape =
                survey.areChanges()
                        ? "rows in Debezium's change events"
                        : "records of a shape of their own";
        return new Proposal(
                survey.areEnvelopes() ? shape + ", in CloudEvents" : shape, settings, missing);
    }

    /** How many records are facts; none where the settings do not do. */
    private static int facts(List<RawRecord> sample, DecodingRules rules) {
        FactDecoder decoder = new FactDecoder(rules);
        return (int) sample.stream().filter(received -> decoder.decode(received).isFact()).count();
    }

    /** Whether the job could be started with it. */
    boolean isWhole(Function<Map<String, String>, DecodingRules> rules) {
        try {
            rules.apply(settings);
            return missing.isEmpty();
        } catch (UsageException e) {
            return false;
        }
    }
}
