package io.churnwarnings.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each preset is a file that people can read. */
class PresetTextsTest {

    static List<String> names() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachPresetDocumentsItsSourceAndItsLimits(String name) {
        assertThat(Presets.text(name))
                .startsWith("# ")
                .contains("# What cannot be had")
                .containsPattern("(?m)^churn\\.input\\.mapping\\.")
                .doesNotContainPattern("(?m)^(?!churn\\.input\\.mapping\\.|#|$)");
    }

    @Test
    void everyFileIsNamed() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/presets"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Presets.names().stream().map(name -> name + ".yaml").toList());
        }
        assertThatThrownBy(() -> Presets.text("../log4j2")).hasMessageContaining("no preset");
    }
}
