package io.churnwarnings.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.tools.Columns;
import java.util.ArrayList;
import java.util.List;

/** Says an event of the warnings topic in one line for people, of 80 columns for usual ids. */
final class EventLine {

    private static final int USUAL_ID = 10;
    private static final int LONGEST_ID = 36;

    private EventLine() {}

    static String of(JsonNode event) {
        String stage = event.path("stage").asText().replace('_', ' ');
        String when = event.path("occurredAt").asText().replace('T', ' ');
        String silent = "silent %.1f days".formatted(event.path("silenceDays").asDouble());
        String what =
                switch (event.path("type").asText()) {
                    case "RAISED" -> "%-11s %s%s".formatted(stage, silent, why(event));
                    case "RECOVERED" -> "came back   was %s, %s".formatted(stage, silent);
                    case "WITHDRAWN" -> "withdrawn   was %s, no longer holds".formatted(stage);
                    case "DRIFTING" -> "drifting    " + drift(event);
                    default -> event.path("type").asText();
                };
        return "%.16s %s %s".formatted(when, customer(event), what);
    }

    private static String customer(JsonNode event) {
        // Text of a shop must not control the terminal.
        String id = event.path("customerId").asText().replaceAll("\\p{Cntrl}", "?");
        return Columns.pad(Columns.fit(id, LONGEST_ID), USUAL_ID);
    }

    private static String drift(JsonNode event) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode reason : event.path("reasons")) {
            reasons.add(
                    reason.asText().equals("FREQUENCY_DROP")
                            ? "buys more slowly"
                            : "buys for less");
        }
        return String.join(", ", reasons);
    }

    private static String why(JsonNode event) {
        if (!event.has("cycleDays")) {
            return "";
        }
        String cycle = ", cycle %.1f".formatted(event.path("cycleDays").asDouble());
        if (event.has("lossProbability")) {
            return cycle
                    + ", lost %.0f%%".formatted(100 * event.path("lossProbability").asDouble());
        }
        int gaps = event.path("gaps").asInt();
        return cycle
                + switch (gaps) {
                    case 0 -> " (shop's)";
                    case 1 -> " (1 gap)";
                    default -> " (" + gaps + " gaps)";
                };
    }
}
