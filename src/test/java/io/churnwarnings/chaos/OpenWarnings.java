package io.churnwarnings.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The open warnings by customer and stage, after a reader has applied all events in order. */
final class OpenWarnings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STAGES = List.of("AT_RISK", "LIKELY_LOST", "LOST");

    /**
     * @param stage 0 for the first
     */
    private record Warning(String lastPurchaseAt, int stage) {}

    private final Map<String, Warning> open = new HashMap<>();

    static OpenWarnings after(List<String> events) throws IOException {
        OpenWarnings warnings = new OpenWarnings();
        for (String event : events) {
            warnings.read(JSON.readTree(event));
        }
        return warnings;
    }

    private void read(JsonNode event) {
        String customer = event.path("customerId").asText();
        switch (event.path("type").asText()) {
            case "RAISED" ->
                    open.put(
                            customer,
                            new Warning(
                                    event.path("lastPurchaseAt").asText(),
                                    STAGES.indexOf(event.path("stage").asText())));
            case "RECOVERED", "WITHDRAWN" -> open.remove(customer);
            default -> {}
        }
    }

    /**
     * The customers whose open warnings differ from the expected ones: the same silences must be
     * warned of, at least up to the same stage.
     */
    Set<String> differencesFrom(OpenWarnings law) {
        Set<String> customers = new TreeSet<>(open.keySet());
        customers.addAll(law.open.keySet());
        customers.removeIf(customer -> agree(open.get(customer), law.open.get(customer)));
        return customers;
    }

    private static boolean agree(Warning warning, Warning law) {
        return warning != null
                && law != null
                && warning.lastPurchaseAt().equals(law.lastPurchaseAt())
                && warning.stage() >= law.stage();
    }

    int size() {
        return open.size();
    }
}
