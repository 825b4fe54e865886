package io.churnwarnings.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Test
    void hidesPasswordsAnywhereInAMessage() {
        Secrets secrets =
                new Secrets(
                        Map.of(
                                "sasl.jaas.config",
                                "PlainLoginModule required username=\"churn\" password=\"pa55\";",
                                "ssl.keystore.password",
                                "k3y",
                                "linger.ms",
                                "5"));

        assertThat(secrets.hide("'pa55' and k3y, after 5 ms"))
                .isEqualTo("'[hidden]' and [hidden], after 5 ms");
        assertThat(secrets.hide(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password",
                "ssl.keystore.key",
                "sasl.jaas.config",
                "basic.auth.user.info",
                "sasl.oauthbearer.client.credentials.client.secret"
            })
    void knowsWhichSettingsAreSecret(String key) {
        assertThat(Secrets.isSecret(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrap.servers", "security.protocol", "linger.ms"})
    void andWhichAreNot(String key) {
        assertThat(Secrets.isSecret(key)).isFalse();
    }
}
