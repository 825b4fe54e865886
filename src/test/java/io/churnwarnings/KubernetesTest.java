package io.churnwarnings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.churnwarnings.job.settings.ChurnSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources that are handed out are such as the operator and the job take. */
class KubernetesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path DIR = Path.of("flink-conf", "kubernetes");
    private static final String APPLICATION = "churn-warnings.yaml";
    private static final String SESSION = "session.yaml";

    private static final String SUBMIT = "web.submit.enable";

    /** The newest schema in Maven Central knows no Flink 2. */
    private static final String VERSION = "flinkVersion";

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, SESSION})
    void isOfTheOperatorsSchema(String file) throws IOException {
        for (JsonNode resource : documents(file)) {
            assertThat(mistakes(resource)).isEmpty();
        }
    }

    @Test
    void aDifferenceIsDetected() throws IOException {
        ObjectNode wrong = (ObjectNode) documents(APPLICATION).get(0);
        ((ObjectNode) wrong.at("/spec/job")).put("upgradeMode", "whatever").put("paralelism", 2);
        ((ObjectNode) wrong.at("/spec/podTemplate/spec")).put("serviceAccountname", "x");
        ((ObjectNode) wrong.at("/spec/flinkConfiguration")).put("a.number", 1);

        assertThat(mistakes(wrong))
                .hasSize(4)
                .anyMatch(mistake -> mistake.contains("upgradeMode must be one of"))
                .contains(
                        ".spec.job.paralelism is unknown",
                        ".spec.podTemplate.spec.serviceAccountname is unknown",
                        ".spec.flinkConfiguration.a.number must be a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, SESSION})
    void setsFlinkLikeConfigYaml(String file) throws IOException {
        Map<String, String> ours =
                GlobalConfiguration.loadConfiguration("flink-conf", null).toMap();
        Map<String, String> handedOut = configuration(documents(file).get(0));
        // Of places, names and sizes each says its own; the operator sees to them.
        ours.keySet()
                .removeIf(
                        key ->
                                key.matches(
                                        ".*(address|bind-host|process\\.size|rpc\\.port|\\.dir|-dir)"
                                                + "|parallelism\\.default"));

        if (file.equals(SESSION)) {
            // The operator uploads a session job's jar.
            assertThat(handedOut).containsEntry(SUBMIT, "true");
            ours.remove(SUBMIT);
        }

        assertThat(ours).hasSizeGreaterThan(20);
        assertThat(handedOut).containsAllEntriesOf(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, SESSION})
    void opensToPrometheusWhatIsScraped(String file) throws IOException {
        JsonNode resource = documents(file).get(0);
        String port = configuration(resource).get("metrics.reporter.prom.port");

        assertThat(
                        resource.at("/spec/podTemplate/spec/containers/0/ports/0/containerPort")
                                .asText())
                .isEqualTo(port);
        JsonNode policy = documents("rbac.yaml").get(3);
        assertThat(policy.get("kind").asText()).isEqualTo("NetworkPolicy");
        assertThat(policy.at("/spec/ingress/1/ports/0/port").asText()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, SESSION})
    void setsOptionsThatTheJobAccepts(String file) throws IOException {
        Configuration all = new Configuration();
        for (JsonNode resource : documents(file)) {
            configuration(resource).forEach(all::setString);
        }
        assertThat(ChurnSettings.of(all).source().client().bootstrapServers()).endsWith(":9093");
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, SESSION})
    void runsWithoutRootAndNamesSecretsOnly(String file) throws IOException {
        JsonNode spec = documents(file).get(0).get("spec");

        assertThat(spec.at("/podTemplate/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(spec.at("/jobManager/podTemplate/spec/containers/0/livenessProbe").isObject())
                .isTrue();
        assertThat(spec.at("/taskManager/podTemplate/spec/containers/0/livenessProbe").isObject())
                .isTrue();
        for (JsonNode resource : documents(file)) {
            configuration(resource).entrySet().stream()
                    .filter(setting -> setting.getKey().matches(".*(password|jaas).*"))
                    .forEach(setting -> assertThat(setting.getValue()).contains("${directory:"));
        }
    }

    private static List<String> mistakes(JsonNode resource) throws IOException {
        String plural = resource.get("kind").asText().toLowerCase(Locale.ROOT) + "s";
        String definition = "/META-INF/fabric8/" + plural + ".flink.apache.org-v1.yml";
        try (InputStream in = KubernetesTest.class.getResourceAsStream(definition)) {
            JsonNode version = YAML.readTree(in).at("/spec/versions/0");
            assertThat(resource.get("apiVersion").asText())
                    .isEqualTo("flink.apache.org/" + version.get("name").asText());
            ObjectNode spec = resource.get("spec").deepCopy();
            spec.remove(VERSION);
            return CustomResourceSchema.mistakes(
                    spec, version.at("/schema/openAPIV3Schema/properties/spec"), ".spec");
        }
    }

    private static Map<String, String> configuration(JsonNode resource) {
        Map<String, String> settings = new TreeMap<>();
        resource.at("/spec/flinkConfiguration")
                .properties()
                .forEach(field -> settings.put(field.getKey(), field.getValue().asText()));
        return settings;
    }

    private static List<JsonNode> documents(String file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(DIR.resolve(file)))
                .forEachRemaining(documents::add);
        return documents;
    }
}
