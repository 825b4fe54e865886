package io.churnwarnings.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.job.options.DeadLetterOptions;
import io.churnwarnings.job.options.SinkOptions;
import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.rules.Configured;
import io.churnwarnings.rules.LiveRules;
import io.churnwarnings.rules.Outcome;
import io.churnwarnings.testkit.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract is one, and the code keeps to it. */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAISED = Contract.document("event").at("/examples/0").toString();

    @Test
    void itsOwnExamplesKeepToIt() {
        Contract.document("event")
                .get("examples")
                .forEach(example -> assertThat(Contract.faults(example.toString())).isEmpty());
        Contract.document("event-structured")
                .get("examples")
                .forEach(example -> Contract.assertStructured(example.toString()));
        Contract.document("profile")
                .get("examples")
                .forEach(example -> Contract.assertProfile(example.toString()));
        Contract.document("fact")
                .get("examples")
                .forEach(
                        example -> {
                            assertThat(Contract.faultsOfFact(example)).isEmpty();
                            assertThat(decode(example.toString()).isRejected()).isFalse();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"RAISED\"|\"type\":\"ASCENDED\"",
                "\"stage\":\"AT_RISK\",|",
                "\"gaps\":2|\"gaps\":2.5",
                "\"gaps\":2|\"gaps\":null",
                "\"cycleBasis\":\"OWN\",|",
                "\"play\":\"reminder\"|\"play\":\"\"",
                "\"scores\":\"533\"|\"scores\":\"633\"",
                "\"currency\":\"CNY\"|\"currency\":\"CNY\",\"rate\":1",
                "17:05.000Z|17:05Z",
                "\"value\":|\"worth\":",
                "\"type\":\"RAISED\"|\"type\":\"WITHDRAWN\"",
                "\"type\":\"RAISED\"|\"type\":\"RECOVERED\"",
                "\"type\":\"RAISED\"|\"type\":\"DRIFTING\"",
                "\"gaps\":2|\"gaps\":2,\"lossProbability\":0.5"
            })
    void invalidEventsAreDetected(String change) {
        String[] parts = change.split("\\|", -1);
        assertThat(RAISED).contains(parts[0]);
        assertThat(Contract.faults(RAISED.replace(parts[0], parts[1]))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"type\":\"heartbeat\"}",
                "{\"customerId\":1,\"occurredAt\":1772323200000}",
                "{\"orderId\":\"\",\"customerId\":1,\"occurredAt\":1772323200000}",
                "{\"orderId\":1.5,\"customerId\":1,\"occurredAt\":1772323200000}",
                "{\"orderId\":1,\"customerId\":null,\"occurredAt\":1772323200000}",
                "{\"orderId\":1,\"customerId\":1,\"occurredAt\":\"1772323200000\"}",
                "{\"orderId\":1,\"customerId\":1,\"occurredAt\":\"2026-03-01T00:00:00\"}",
                "{\"orderId\":1,\"customerId\":1,\"occurredAt\":1772323200000,\"type\":\"sale\"}"
            })
    void schemaAndDecoderRejectTheSameFacts(String value) throws IOException {
        assertThat(decode(value).isRejected()).isTrue();
        assertThat(Contract.faultsOfFact(JSON.readTree(value))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"occurredAt\":\"2026-02-01t00:00z\",\"type\":\"heartbeat\",\"x\":1}",
                "{\"orderId\":1,\"customerId\":\"c\",\"occurredAt\":1,\"amount\":\"-1.5e3\"}",
                "{\"orderId\":1,\"customerId\":\"c\",\"occurredAt\":1,\"type\":null,\"items\":[{}]}"
            })
    void schemaAndDecoderAcceptTheSameFacts(String value) throws IOException {
        assertThat(decode(value).isRejected()).isFalse();
        assertThat(Contract.faultsOfFact(JSON.readTree(value))).isEmpty();
    }

    @Test
    void itsExamplesOfDocumentsAreAccepted() {
        for (String name : List.of("rules", "population-model", "calendar")) {
            for (JsonNode example : Contract.document(name).get("examples")) {
                assertThat(Contract.faults(name, example)).as("%s", example).isEmpty();
                assertThat(accept(example).mistakes()).as("%s", example).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"minGaps\":2.5",
                "\"minGaps\":-1",
                "\"oneTimeBuyers\":1",
                "\"atRiskCycles\":0",
                "\"atRiskCycles\":\"1.5\"",
                "\"atRiskCycles\":10001",
                "\"lostAfterDays\":0",
                "\"retentionDays\":900",
                "\"churn.retention\":900",
                "\"monetaryBreaks\":[1,2,3]",
                "\"monetaryBreaks\":[0,1,2,3]",
                "\"monetaryBreaks\":{\"a\":1}",
                "\"drift\":{\"minGaps\":3}",
                "\"drift\":{\"ratio\":3}",
                "\"plays\":{\"LOYAL\":\"call\"}",
                "\"plays\":{\"LOYAL.LOST.HIGH\":\"a call\"}",
                "\"segments\":{\"NEW\":{}}",
                "\"segments\":{\"HIGH.LOYAL\":{}}",
                "\"segments\":{\"LOYAL\":{\"minGaps\":3}}",
                "\"segments\":[]",
                "\"note\":1",
                "\"effectiveFrom\":\"2026-03-01\"",
                "\"effectiveFrom\":1772323200000",
                "\"rulesVersion\":\" \"",
                "\"rulesVersion\":7"
            })
    void schemaAndReaderRejectTheSameRulesDocuments(String change) throws IOException {
        ObjectNode document =
                (ObjectNode)
                        JSON.readTree(
                                "{\"rulesVersion\":\"v\",\"effectiveFrom\":\"2026-03-01T00:00:00Z\"}");
        assertThat(accept(document).isAccepted()).isTrue();
        document.setAll((ObjectNode) JSON.readTree("{" + change + "}"));
        assertThat(accept(document).isRefused()).isTrue();
        assertThat(Contract.faults("rules", document)).isNotEmpty();
    }

    @Test
    void everyWordOfTheCodeIsInIt() {
        assertThat(words("event", "/properties/type/enum")).isEqualTo(names(EventType.values()));
        List<String> ceTypes =
                names(EventType.values()).stream()
                        .map(name -> "io.churnwarnings." + name.toLowerCase(Locale.ROOT))
                        .toList();
        assertThat(words("event-headers", "/properties/ce_type/enum")).isEqualTo(ceTypes);
        assertThat(words("event-structured", "/properties/type/enum")).isEqualTo(ceTypes);
        assertThat(words("event", "/properties/stage/enum")).isEqualTo(names(Stage.values()));
        assertThat(words("event", "/properties/customerType/enum"))
                .isEqualTo(names(CustomerType.values()));
        assertThat(words("event", "/properties/reasons/items/enum"))
                .isEqualTo(names(DriftReason.values()));
        assertThat(words("dead-letter-headers", "/properties/reason/enum"))
                .isEqualTo(names(RejectionReason.values()));
    }

    @Test
    void theTopicsAreThoseOfTheJobAndTheirSchemasAreThere() throws IOException {
        Path contract = Path.of("src/main/resources/contract");
        String text = Files.readString(contract.resolve("asyncapi.yaml"));
        Map<?, ?> document =
                (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        List<Object> topics = new ArrayList<>();
        ((Map<?, ?>) document.get("channels"))
                .values()
                .forEach(channel -> topics.add(((Map<?, ?>) channel).get("address")));
        assertThat(topics)
                .containsExactlyInAnyOrder(
                        SourceOptions.TOPIC.defaultValue(),
                        SinkOptions.TOPIC.defaultValue(),
                        DeadLetterOptions.TOPIC.defaultValue(),
                        "churn-rules",
                        "churn-control",
                        "churn-profiles");
        try (var files = Files.list(contract)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".schema.json"))
                    .allSatisfy(name -> assertThat(text).contains("'./" + name + "'"));
        }
    }

    private static Outcome accept(JsonNode document) {
        String version =
                Stream.of("rulesVersion", "modelVersion", "calendarVersion")
                        .filter(document::hasNonNull)
                        .findFirst()
                        .orElseThrow();
        Policy policy = Policies.standard();
        return LiveRules.of(new Configured(policy, null, null, 3, null, null), 0)
                .accept(
                        document.get(version).asText().getBytes(UTF_8),
                        document.toString().getBytes(UTF_8),
                        0);
    }

    private static DecodedRecord decode(String value) {
        return new FactDecoder(new DecodingRules("CNY", 600_000, 0))
                .decode(new RawRecord("t", 0, 0, 1_800_000_000_000L, null, value.getBytes(UTF_8)));
    }

    private static List<String> words(String schema, String at) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : Contract.document(schema).at(at)) {
            words.add(word.asText());
        }
        return words;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
