package io.churnwarnings.tools.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("shop.yaml");
    }

    @Test
    void theOutputOfAToolIsReadUnchanged() throws IOException {
        Map<String, String> settings =
                Map.of(
                        "churn.a", "/x | /y", "churn.b", "it's: *", "churn.c", "31.5 d", "churn.d",
                        "?");
        new SettingsFile(file).write(settings, Map.of("churn.a", "A remark."));
        assertThat(SettingsFile.read(file)).isEqualTo(settings);
        assertThat(file).content().contains("# A remark.\nchurn.a: ");
    }

    @Test
    void aToolReplacesWhatItWroteItself() throws IOException {
        new SettingsFile(file).write(Map.of("churn.a", "1 d"), Map.of());
        new SettingsFile(file).write(Map.of("churn.a", "2 d"), Map.of());
        assertThat(SettingsFile.read(file)).containsEntry("churn.a", "2 d");
    }

    @Test
    void manualChangesAreKept() throws IOException {
        new SettingsFile(file).write(Map.of("churn.a", "1 d", "churn.b", "1 d"), Map.of());
        String edited =
                Files.readString(file).replace("churn.a: 1 d", "churn.a: 7 d")
                        + "# mine\nchurn.own: x\n";
        Files.writeString(file, edited);
        new SettingsFile(file)
                .write(Map.of("churn.a", "2 d", "churn.b", "2 d", "churn.own", "y"), Map.of());
        assertThat(SettingsFile.read(file))
                .containsEntry("churn.a", "7 d")
                .containsEntry("churn.b", "2 d")
                .containsEntry("churn.own", "x");
        assertThat(file).content().contains("# mine\n");
    }

    @Test
    void nestedKeysOfAPersonAreKnown() throws IOException {
        Files.writeString(
                file, "churn:\n  a: 5 d  # mine\n  input:\n    format: \"shopify\"\nchurn.z: 1\n");
        assertThat(SettingsFile.read(file))
                .isEqualTo(
                        Map.of("churn.a", "5 d", "churn.input.format", "shopify", "churn.z", "1"));
        new SettingsFile(file).write(Map.of("churn.a", "2 d"), Map.of());
        assertThat(SettingsFile.read(file)).containsEntry("churn.a", "5 d");
    }
}
