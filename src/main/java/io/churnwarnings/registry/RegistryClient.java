package io.churnwarnings.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.churnwarnings.registry.payload.SchemaText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads schemas and registers them. An unknown schema is a result; a missing response is an
 * exception.
 */
final class RegistryClient implements SchemaSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SUBJECT_UNKNOWN = 40401;
    private static final int SCHEMA_UNKNOWN = 40403;

    /** Schemas that need each other in a circle would else be read for ever. */
    private static final int MOST_REFERENCES = 200;

    private final RegistryCalls calls;

    /** A question that the registry has answered; null before the first one. */
    private String lastGranted;

    RegistryClient(RegistryCalls calls) {
        this.calls = calls;
    }

    /** Fails unless there is a registry that lets us ask. */
    void check() {
        RegistryCalls.Answer answer = calls.get("/schemas/types");
        if (!answer.isFine()) {
            throw calls.refused(answer);
        }
    }

    @Override
    public SchemaText schema(int id) throws SchemaRefusedException {
        String path = "/schemas/ids/" + id;
        RegistryCalls.Answer answer = calls.get(path);
        if (answer.isError(SCHEMA_UNKNOWN)) {
            return null;
        }
        JsonNode schema = granted(answer);
        Map<String, String> references = new LinkedHashMap<>();
        collect(schema, references, new HashSet<>());
        lastGranted = path;
        return new SchemaText(
                schema.path("schemaType").asText("AVRO"),
                schema.path("schema").asText(),
                references);
    }

    /**
     * The body of an answer about one schema.
     *
     * @throws SchemaRefusedException if the registry refuses this one alone: one record must not
     *     stop the job
     * @throws RegistryException if it refuses others as well, as it does when rights are missing
     */
    private JsonNode granted(RegistryCalls.Answer answer) throws SchemaRefusedException {
        if (answer.isRefusal() && calls.get("/schemas/types").isFine() && isLastStillGranted()) {
            throw new SchemaRefusedException(calls.refused(answer).getMessage());
        }
        return body(answer);
    }

    private boolean isLastStillGranted() {
        return lastGranted == null || calls.get(lastGranted).isFine();
    }

    /**
     * @param asked the requested references, including unanswered ones, so that neither a cycle nor
     *     a long chain is followed forever
     */
    private void collect(JsonNode schema, Map<String, String> references, Set<String> asked)
            throws SchemaRefusedException {
        for (JsonNode reference : schema.path("references")) {
            String name = reference.path("name").asText();
            if (!asked.add(name)) {
                continue;
            }
            if (asked.size() > MOST_REFERENCES) {
                throw new SchemaRefusedException(
                        "it needs more than " + MOST_REFERENCES + " others");
            }
            JsonNode other =
                    granted(
                            calls.get(
                                    "/subjects/"
                                            + path(reference.path("subject").asText())
                                            + "/versions/"
                                            + reference.path("version").asInt()));
            collect(other, references, asked);
            references.put(name, other.path("schema").asText());
        }
    }

    /** Registers a schema, unless it is there; returns its id. */
    int register(String subject, SchemaText schema) {
        return body(calls.post("/subjects/" + path(subject) + "/versions", request(schema)))
                .path("id")
                .asInt();
    }

    /** The id that a schema has under a subject, or -1 if it is not there. */
    int idOf(String subject, SchemaText schema) {
        RegistryCalls.Answer answer = calls.post("/subjects/" + path(subject), request(schema));
        boolean unknown = answer.isError(SUBJECT_UNKNOWN) || answer.isError(SCHEMA_UNKNOWN);
        return unknown ? -1 : body(answer).path("id").asInt();
    }

    private static byte[] request(SchemaText schema) {
        ObjectNode request = JSON.createObjectNode();
        request.put("schema", schema.text());
        request.put("schemaType", schema.type());
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode body(RegistryCalls.Answer answer) {
        if (!answer.isFine()) {
            throw calls.refused(answer);
        }
        return answer.body();
    }

    private static String path(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
