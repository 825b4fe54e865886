package io.churnwarnings.job.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.event.CloudEventsMode;
import io.churnwarnings.codec.event.StructuredForm;
import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.registry.RegistryAddress;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingSettingsTest {

    private final Configuration configuration = new Configuration();

    EncodingSettingsTest() {
        configuration.set(SourceOptions.BOOTSTRAP_SERVERS, "here:9092");
    }

    @Test
    void everythingIsJsonByDefault() {
        assertThat(encodings())
                .isEqualTo(
                        new Encodings(
                                Encoding.JSON, Encoding.JSON, CloudEventsMode.BINARY, null, true));
        assertThat(encodings().openers().create()).isNull();
        assertThat(encodings().form("t")).isNull();
    }

    @Test
    void aRegistryIsReadAsItIsWritten() {
        set("input.encoding", "avro");
        set("warnings.encoding", "json-schema");
        set("registry.url", "https://r:8081/apis/ccompat/v7/");
        set("registry.user", "ann");
        set("registry.password", "${env:PASSWORD}");
        set("registry.register", "false");
        assertThat(encodings())
                .isEqualTo(
                        new Encodings(
                                Encoding.AVRO,
                                Encoding.JSON_SCHEMA,
                                CloudEventsMode.BINARY,
                                new RegistryAddress(
                                        "https://r:8081/apis/ccompat/v7",
                                        "ann",
                                        "${env:PASSWORD}",
                                        null),
                                false));
        assertThat(encodings().openers().create()).isNotNull();
    }

    @Test
    void eventsCanBeInAnEnvelope() {
        set("warnings.cloudevents", "structured");
        assertThat(encodings().form("t")).isInstanceOf(StructuredForm.class);
    }

    @Test
    void jsonBehindAnIdIsReadWithoutARegistry() {
        set("input.encoding", "json-schema");
        assertThat(encodings().openers().create()).isNotNull();
        encodings().checkRegistry();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input.encoding: xml|churn.input.encoding is 'xml', but must be json, avro, protobuf or json-schema",
                "input.encoding: avro|churn.registry.url is not set, but must be the URL of the registry that has the schemas of churn.input.encoding",
                "warnings.encoding: protobuf|must be the URL of the registry that has the schemas of churn.warnings.encoding",
                "warnings.encoding: json-schema|must be the URL of the registry that has the schemas of churn.warnings.encoding",
                "registry.url: ftp://r|churn.registry.url is 'ftp://r', but must be an http or https URL without ? and #",
                "registry.url: http://r/?a=1|but must be an http or https URL without ? and #",
                "registry.url: http://r/#a|but must be an http or https URL without ? and #",
                "registry.url: r:8081|but must be an http or https URL",
                "registry.password: secret|churn.registry.password is set, but churn.registry.user is not",
                "warnings.cloudevents: batched|but must be binary or structured",
                "registry.register: perhaps|but must be true or false"
            })
    void errorMessagesSayWhatToDo(String option, String words) {
        String[] parts = option.split(": ", 2);
        set(parts[0], parts[1]);
        assertThatThrownBy(this::encodings)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("secret");
    }

    @Test
    void anEnvelopeIsJson() {
        set("warnings.cloudevents", "structured");
        set("warnings.encoding", "avro");
        set("registry.url", "http://r");
        assertThatThrownBy(this::encodings)
                .hasMessageContaining(
                        "churn.warnings.cloudevents is structured, which is JSON, but"
                                + " churn.warnings.encoding is avro");
    }

    @Test
    void aPasswordInAnAddressIsNotShown() {
        set("registry.url", "http://ann:pass@r:8081");
        assertThatThrownBy(this::encodings)
                .hasMessageContaining("churn.registry.url has an @")
                .hasMessageNotContaining("pass@");
    }

    private void set(String key, String value) {
        configuration.setString("churn." + key, value);
    }

    private Encodings encodings() {
        return ChurnSettings.of(configuration).encodings();
    }
}
