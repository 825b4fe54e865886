package io.churnwarnings.local;

import com.fasterxml.jackson.databind.JsonNode;

/** Says an event of the warnings topic in one line for people. */
final class EventLine {

    private EventLine() {}

    static String of(JsonNode event) {
        String stage = event.path("stage").asText().replace('_', ' ');
        String when = event.path("occurredAt").asText().replace('T', ' ');
        String what =
                switch (event.path("type").asText()) {
                    case "RAISED" -> "%-11s  %s".formatted(stage, silence(event));
                    case "RECOVERED" -> "came back    was %s, %s".formatted(stage, silence(event));
                    case "WITHDRAWN" ->
                            "withdrawn    was %s, but the order before the silence was cancelled"
                                    .formatted(stage);
                    default -> event.path("type").asText();
                };
        return "%.16s  %-10s  %s".formatted(when, event.path("customerId").asText(), what);
    }

    private static String silence(JsonNode event) {
        String silent = "silent for %.1f days".formatted(event.path("silenceDays").asDouble());
        int gaps = event.path("gaps").asInt();
        if (!event.has("cycleDays")) {
            return silent;
        }
        double cycle = event.path("cycleDays").asDouble();
        return gaps == 0
                ? "%s, others buy every %.1f".formatted(silent, cycle)
                : "%s, used to buy every %.1f (%d %s)"
                        .formatted(silent, cycle, gaps, gaps == 1 ? "gap" : "gaps");
    }
}
