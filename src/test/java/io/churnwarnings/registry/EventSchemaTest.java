package io.churnwarnings.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.event.EventForm;
import io.churnwarnings.registry.payload.AvroReader;
import io.churnwarnings.registry.payload.PayloadWriter;
import io.churnwarnings.registry.payload.ProtobufSchemas;
import io.churnwarnings.registry.payload.SchemaText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** There is one contract, in three languages. */
class EventSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBERED =
            "1:event_id 2:schema_version 3:type 4:stage 5:customer_id 6:occurred_at"
                    + " 7:last_purchase_at 8:cycle_days 9:silence_days 10:silence_cycles"
                    + " 11:cycle_basis 12:gaps 13:expected_next_purchase_at 14:loss_probability"
                    + " 15:loss_horizon_days 16:rfm 17:customer_type 18:value 19:play 20:reasons"
                    + " 21:backlog 22:model_version";
    private static final String NUMBERED_RFM =
            "1:recency_days 2:frequency 3:monetary 4:currency 5:scores";
    private static final String TOPIC = "churn warnings";
    private static final String SUBJECT = "/subjects/churn%20warnings-value";
    private static final List<String> WHOLE =
            List.of(
                    """
                    {"eventId":"a3cb2bd92fbe1da0ff8d1b458093f467","schemaVersion":"1","type":"RAISED",
                    "stage":"AT_RISK","customerId":"ä25","occurredAt":"2010-11-15T18:17:05.000Z",
                    "lastPurchaseAt":"2010-11-14T04:14:39.425Z","cycleDays":1.057,"silenceDays":1.585,
                    "silenceCycles":1.500,"cycleBasis":"OWN","gaps":0,
                    "expectedNextPurchaseAt":"2010-11-15T05:36:16.469Z","lossProbability":0.0000,
                    "lossHorizonDays":90,"rfm":{"recencyDays":1.585,"frequency":2,
                    "monetary":922337203685477.5807,"currency":"CNY","scores":"533"},
                    "customerType":"RETURNING","value":"NORMAL","play":"reminder","backlog":true,
                    "modelVersion":"m"}""",
                    """
                    {"eventId":"a3cb2bd92fbe1da0ff8d1b458093f467","schemaVersion":"1","type":"DRIFTING",
                    "customerId":"25","occurredAt":"2010-11-15T18:17:05.001Z",
                    "lastPurchaseAt":"1969-11-14T04:14:39.425Z","cycleDays":1.057,"silenceDays":0.000,
                    "silenceCycles":0.000,"cycleBasis":"OWN","gaps":7,
                    "expectedNextPurchaseAt":"+12010-11-15T05:36:16.469Z",
                    "rfm":{"recencyDays":1.585,"frequency":3,"monetary":0,"currency":"CNY",
                    "scores":"533"},"customerType":"LOYAL","value":"HIGH","play":"call",
                    "reasons":["FREQUENCY_DROP","ORDER_VALUE_DROP"]}""",
                    """
                    {"eventId":"0f3cb2bd92fbe1da0ff8d1b458093f46","schemaVersion":"1","type":"WITHDRAWN",
                    "stage":"LOST","customerId":"25","occurredAt":"2010-11-16T08:00:00.000Z",
                    "lastPurchaseAt":"2010-11-14T04:14:39.425Z"}""");

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void avroHasTheFieldsOfTheJson() throws IOException {
        Schema schema = AvroReader.parse(text("event.avsc"));
        assertSameFields(schema, json());
        Schema rfm = schema.getField("rfm").schema().getTypes().get(1);
        assertSameFields(rfm, json().at("/properties/rfm"));
    }

    private static void assertSameFields(Schema schema, JsonNode json) {
        assertThat(schema.getFields().stream().map(Schema.Field::name))
                .containsExactlyElementsOf(names(json.get("properties")));
        assertThat(
                        schema.getFields().stream()
                                .filter(field -> field.schema().getType() != Schema.Type.UNION)
                                .map(Schema.Field::name))
                .containsExactlyInAnyOrderElementsOf(required(json));
        assertThat(schema.getFields())
                .filteredOn(field -> field.schema().getType() == Schema.Type.UNION)
                .allMatch(Schema.Field::hasDefaultValue);
    }

    @Test
    void protobufHasTheFieldsOfTheJson() throws IOException {
        Descriptor event = ProtobufSchemas.parse(text("event.proto")).getMessageTypes().get(0);
        assertSameFields(event, json());
        assertSameFields(
                event.findFieldByName("rfm").getMessageType(), json().at("/properties/rfm"));
    }

    private static void assertSameFields(Descriptor message, JsonNode json) {
        assertThat(message.getFields().stream().map(FieldDescriptor::getJsonName))
                .containsExactlyInAnyOrderElementsOf(names(json.get("properties")));
        // Optional fields have presence.
        Predicate<FieldDescriptor> always = field -> !field.hasPresence() && !field.isRepeated();
        Set<String> required = required(json);
        assertThat(message.getFields())
                .filteredOn(always)
                .extracting(FieldDescriptor::getJsonName)
                .isSubsetOf(required);
        assertThat(message.getFields())
                .filteredOn(always.negate())
                .filteredOn(field -> field.getJavaType() != FieldDescriptor.JavaType.MESSAGE)
                .extracting(FieldDescriptor::getJsonName)
                .doesNotContainAnyElementsOf(required);
    }

    /** Readers know fields by their numbers: new ones are added at the end. */
    @Test
    void theNumbersOfFieldsNeverChange() {
        Descriptor event = ProtobufSchemas.parse(text("event.proto")).getMessageTypes().get(0);
        assertThat(numbered(event)).startsWith(NUMBERED.split(" "));
        assertThat(numbered(event.findFieldByName("rfm").getMessageType()))
                .startsWith(NUMBERED_RFM.split(" "));
    }

    private static List<String> numbered(Descriptor message) {
        return message.getFields().stream()
                .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
                .map(field -> field.getNumber() + ":" + field.getName())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JSON")
    void nothingOfAnEventIsLost(Encoding encoding) throws Exception {
        registry.withAnswer(SUBJECT + "/versions", "{\"id\":258}")
                .with(258, encoding.schemaType(), EventSchemaTest.text(encoding));
        EventForm form = EventSchema.form(encoding, TOPIC, registry.address(), true);
        for (String text : WHOLE) {
            byte[] json = JSON.readTree(text).toString().getBytes(UTF_8);
            byte[] value = form.value(json, Map.of());
            assertThat(value).startsWith(0, 0, 0, 1, 2).isEqualTo(form.value(json, Map.of()));
            JsonNode read = JSON.readTree(opener(encoding).open(value));
            assertThat(withoutAbsent(read)).isEqualTo(withoutAbsent(JSON.readTree(text)));
        }
        assertThat(form.headers(Map.of("ce_id", new byte[] {1}, "content-type", new byte[0])))
                .containsEntry("ce_id", new byte[] {1})
                .containsEntry("content-type", encoding.contentType().getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource(names = {"AVRO", "PROTOBUF"})
    void fieldsThatTheSchemaLacksAreAnError(Encoding encoding) {
        PayloadWriter writer = EventSchema.of(encoding).writer();
        String more = WHOLE.get(2).replaceFirst("\\{", "{\"more\":1,");
        assertThatThrownBy(() -> writer.write(more.getBytes(UTF_8)))
                .hasMessageContaining("no field more");
    }

    @Test
    void withoutRegistrationTheSchemaMustBeThere() {
        registry.withAnswer(SUBJECT, "{\"id\":5}");
        EventForm form = EventSchema.form(Encoding.AVRO, TOPIC, registry.address(), false);
        assertThat(form.value(WHOLE.get(2).getBytes(UTF_8), Map.of())).startsWith(0, 0, 0, 0, 5);
        assertThat(registry.requests).containsExactly("/api" + SUBJECT);
        assertThatThrownBy(
                        () -> EventSchema.form(Encoding.AVRO, "other", registry.address(), false))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("does not have the schema of the events under other-value");
    }

    @Test
    void theReasonOfARefusedRegistrationIsReported() {
        registry.withAnswer(SUBJECT + "/versions", "{\"error_code\":409,\"message\":\"no\"}");
        registry.failures.add(409);
        assertThatThrownBy(() -> EventSchema.form(Encoding.AVRO, TOPIC, registry.address(), true))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("answers 409");
    }

    private RegistryOpener opener(Encoding encoding) {
        RegistryClient client = new RegistryClient(registry.calls());
        return new RegistryOpener(
                encoding == Encoding.JSON_SCHEMA
                        ? null
                        : new Readers(encoding, client::schema, () -> 0));
    }

    /** By exact numbers and instants, not by how they are written. */
    private static JsonNode withoutAbsent(JsonNode event) {
        ObjectNode plain = JSON.createObjectNode();
        event.fields()
                .forEachRemaining(
                        entry -> {
                            JsonNode value = entry.getValue();
                            String name = entry.getKey();
                            if (value.isNull()) {
                                return;
                            }
                            if (value.isObject()) {
                                plain.set(name, withoutAbsent(value));
                            } else if (name.endsWith("At")) {
                                plain.put(name, Instant.parse(value.asText()).toString());
                            } else if (name.equals("monetary")) {
                                plain.put(
                                        name,
                                        new BigDecimal(value.asText())
                                                .stripTrailingZeros()
                                                .toPlainString());
                            } else if (value.isNumber()) {
                                plain.put(name, value.asDouble());
                            } else {
                                plain.set(name, value);
                            }
                        });
        return plain;
    }

    private static String text(Encoding encoding) {
        return switch (encoding) {
            case AVRO -> text("event.avsc").text();
            case PROTOBUF -> text("event.proto").text();
            default -> text("event.schema.json").text();
        };
    }

    private static SchemaText text(String file) {
        try (var in = EventSchemaTest.class.getResourceAsStream("/contract/" + file)) {
            return new SchemaText("", new String(in.readAllBytes(), UTF_8), Map.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json() throws IOException {
        return JSON.readTree(text("event.schema.json").text());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.get("required").forEach(name -> names.add(name.asText()));
        return names;
    }
}
