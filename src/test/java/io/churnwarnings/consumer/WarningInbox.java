package io.churnwarnings.consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a consumer of warnings remembers, in one file; in a real one a table of a database. The ids
 * of the events and what was made of them are saved together, so that an event that comes again,
 * after a crash or a replay of the whole topic, finds its id there and changes nothing.
 */
final class WarningInbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode seen;
    private final ObjectNode open;
    private final List<String> tasks = new ArrayList<>();

    /**
     * Opens the file, or begins one.
     *
     * @throws IOException if it cannot be read
     */
    WarningInbox(Path file) throws IOException {
        this.file = file;
        JsonNode saved =
                Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
        seen = saved.withObject("/seen");
        open = saved.withObject("/open");
        saved.withArray("/tasks").forEach(task -> tasks.add(task.asText()));
    }

    /** Takes an event, if it is new and of a type that is known here. */
    void take(JsonNode event) {
        String id = event.get("eventId").asText();
        if (seen.has(id)) {
            return;
        }
        seen.put(id, event.get("occurredAt").asText());
        String customer = event.get("customerId").asText();
        switch (event.get("type").asText()) {
            // A play is one word.
            case "RAISED" -> {
                open.put(customer, event.get("stage").asText());
                tasks.add(event.get("play").asText() + " " + customer);
            }
            case "RECOVERED", "WITHDRAWN" -> open.remove(customer);
            case "ERASED" -> {
                open.remove(customer);
                tasks.removeIf(task -> task.substring(task.indexOf(' ') + 1).equals(customer));
            }
            case "DRIFTING" -> tasks.add(event.get("play").asText() + " " + customer);
            default -> {
                // A later release may say more: that is no reason to stop.
            }
        }
    }

    /** Saves everything at once, or nothing. */
    void save() throws IOException {
        ObjectNode all = JSON.createObjectNode();
        all.set("seen", seen);
        all.set("open", open);
        tasks.forEach(all.withArray("/tasks")::add);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(all));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The stage of each customer of whom there is an open warning. */
    String open() {
        return open.toString();
    }

    /** What was given to people to do, each once. */
    List<String> tasks() {
        return List.copyOf(tasks);
    }
}
