package io.churnwarnings.tools.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOptionsTest {

    @TempDir private Path dir;
    private final UsageErrors errors = new UsageErrors();
    private final FileOptions options = new FileOptions(errors);

    @BeforeEach
    void makeSavepoint() throws IOException {
        Files.createDirectories(dir.resolve("savepoint/deep"));
        Files.createFile(dir.resolve("savepoint/_metadata"));
        Files.createFile(dir.resolve("savepoint/deep/state"));
        options.read("--savepoint", dir.resolve("savepoint"));
    }

    @Test
    void noFileOfAFolderThatIsReadIsOverwritten() throws IOException {
        options.write("--out", dir.resolve("savepoint/_metadata"));
        options.write("--json", dir.resolve("savepoint/deep/../deep/state"));
        Path link = Files.createSymbolicLink(dir.resolve("l"), dir.resolve("savepoint/_metadata"));
        options.write("--report", link);

        assertThatThrownBy(errors::tell)
                .hasMessageContaining("--out: ")
                .hasMessageContaining("would be overwritten: it is read by --savepoint")
                .hasMessageContaining("--json: ")
                .hasMessageContaining("--report: ");
    }

    @Test
    void aNewFileMayBeAnywhere() {
        options.write("--out", dir.resolve("savepoint/customers.csv"));
        options.write("--json", dir.resolve("customers.json"));

        assertThat(errors.none()).isTrue();
    }
}
