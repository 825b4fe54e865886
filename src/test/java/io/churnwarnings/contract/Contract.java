package io.churnwarnings.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.domain.WarningEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What consumers are promised. Stricter than what they get: a field that no schema names is a
 * mistake here, while consumers must ignore it.
 */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema EVENT = strict("event");
    private static final JsonSchema STRUCTURED = strict("event-structured");
    private static final JsonSchema PROFILE = strict("profile");
    private static final JsonSchema EVENT_HEADERS = strict("event-headers");
    private static final JsonSchema DEAD_LETTER_HEADERS = strict("dead-letter-headers");
    private static final EventEncoder ENCODER = new EventEncoder("/shop");

    private Contract() {}

    /** Fails unless each is the value of an event. */
    public static void assertEvents(Collection<String> values) {
        for (String value : values) {
            assertThat(faults(EVENT, parse(value))).as("%s", value).isEmpty();
        }
    }

    /** Fails unless it is the value of an event in the structured mode of CloudEvents. */
    public static void assertStructured(String value) {
        JsonNode envelope = parse(value);
        assertThat(faults(STRUCTURED, envelope)).as("%s", value).isEmpty();
        assertThat(faults(EVENT, envelope.get("data"))).as("%s", value).isEmpty();
    }

    /** Fails unless each is an event that may be published. */
    public static void assertPublishable(Collection<WarningEvent> events) {
        for (WarningEvent event : events) {
            String value = new String(ENCODER.value(event), StandardCharsets.UTF_8);
            assertThat(faults(EVENT, parse(value))).as("%s", value).isEmpty();
        }
    }

    /** Fails unless this is the value of a profile. */
    public static void assertProfile(String value) {
        assertThat(faults(PROFILE, parse(value))).as("%s", value).isEmpty();
    }

    /** Fails unless these are the headers of an event. */
    public static void assertEventHeaders(Map<String, byte[]> headers) {
        assertThat(faults(EVENT_HEADERS, texts(headers))).as("%s", texts(headers)).isEmpty();
    }

    /** Fails unless these are the headers of a dead letter. */
    public static void assertDeadLetterHeaders(Map<String, byte[]> headers) {
        assertThat(faults(DEAD_LETTER_HEADERS, texts(headers))).as("%s", texts(headers)).isEmpty();
    }

    /** Where an event breaks the contract. */
    static Set<ValidationMessage> faults(String event) {
        return faults(EVENT, parse(event));
    }

    /** Where a fact breaks the contract, as it is handed out. */
    static Set<ValidationMessage> faultsOfFact(JsonNode fact) {
        return faults(schema(document("fact")), fact);
    }

    /** Where a document breaks the contract, as it is handed out. */
    static Set<ValidationMessage> faults(String name, JsonNode document) {
        return faults(schema(document(name)), document);
    }

    /** A schema as it is handed out. */
    static ObjectNode document(String name) {
        try (InputStream in =
                Contract.class.getResourceAsStream("/contract/" + name + ".schema.json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("no schema of " + name, e);
        }
    }

    private static JsonSchema strict(String name) {
        ObjectNode document = document(name);
        document.put("additionalProperties", false);
        for (String part : List.of("rfm", "receipt", "openWarning", "nextLine")) {
            if (document.at("/properties/" + part) instanceof ObjectNode object) {
                object.put("additionalProperties", false);
            }
        }
        return schema(document);
    }

    private static JsonSchema schema(JsonNode document) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
    }

    private static Set<ValidationMessage> faults(JsonSchema schema, JsonNode value) {
        return schema.validate(value);
    }

    private static JsonNode texts(Map<String, byte[]> headers) {
        ObjectNode object = JSON.createObjectNode();
        headers.forEach(
                (name, value) -> object.put(name, new String(value, StandardCharsets.UTF_8)));
        return object;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
