package io.churnwarnings.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads schemas and registers them. What the registry does not know is an answer; that it does not
 * answer is an exception.
 */
final class RegistryClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SUBJECT_UNKNOWN = 40401;
    private static final int SCHEMA_UNKNOWN = 40403;

    /** Schemas that need each other in a circle would else be read for ever. */
    private static final int MOST_REFERENCES = 200;

    private final RegistryCalls calls;

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

    /** The schema with an id, or null if there is none. */
    SchemaText schema(int id) {
        RegistryCalls.Answer answer = calls.get("/schemas/ids/" + id);
        if (answer.isError(SCHEMA_UNKNOWN)) {
            return null;
        }
        JsonNode schema = body(answer);
        Map<String, String> references = new LinkedHashMap<>();
        collect(schema, references);
        return new SchemaText(
                schema.path("schemaType").asText("AVRO"),
                schema.path("schema").asText(),
                references);
    }

    private void collect(JsonNode schema, Map<String, String> references) {
        for (JsonNode reference : schema.path("references")) {
            String name = reference.path("name").asText();
            if (references.containsKey(name)) {
                continue;
            }
            if (references.size() > MOST_REFERENCES) {
                throw new RegistryException(
                        "the schema registry at "
                                + calls
                                + " has a schema that needs more than "
                                + MOST_REFERENCES
                                + " others",
                        null);
            }
            JsonNode other =
                    body(
                            calls.get(
                                    "/subjects/"
                                            + path(reference.path("subject").asText())
                                            + "/versions/"
                                            + reference.path("version").asInt()));
            collect(other, references);
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
