package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.job.config.SettingsException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource({
        "--config, --config",
        "-c x, -c ...",
        "x, ...",
        "--config a b, --config ... ...",
        "--help, --help",
        "-Dchurn.source.kafka.ssl.key.password=hunter2, -Dchurn.source.kafka.ssl.key.password=...",
        "password=hunter2=x, password=..."
    })
    void anythingElseIsAnsweredWithTheUsageAndNoValueIsShown(String arguments, String shown) {
        assertThatThrownBy(() -> JobArguments.parse(arguments.split(" ")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'" + shown + "'")
                .hasMessageNotContaining("hunter2")
                .hasMessageContaining("[--config FILE]");
    }
}
