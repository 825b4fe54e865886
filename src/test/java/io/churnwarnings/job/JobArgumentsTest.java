package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobArgumentsTest {

    @Test
    void noneAreNeeded() {
        assertThat(JobArguments.parse().config()).isNull();
    }

    @Test
    void aFileMayBeGivenInTwoWays() {
        assertThat(JobArguments.parse("--config", "a b.yaml").config())
                .isEqualTo(Path.of("a b.yaml"));
        assertThat(JobArguments.parse("--config=a=b.yaml").config()).isEqualTo(Path.of("a=b.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config", "-c x", "x", "--config a b", "--help"})
    void anythingElseIsAnsweredWithTheUsage(String arguments) {
        assertThatThrownBy(() -> JobArguments.parse(arguments.split(" ")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'" + arguments + "'")
                .hasMessageContaining("[--config FILE]");
    }
}
