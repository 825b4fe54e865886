package io.churnwarnings.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private final String tmp = System.getProperty("java.io.tmpdir");

    @TempDir Path dir;

    @AfterEach
    void restore() {
        System.setProperty("java.io.tmpdir", tmp);
        System.clearProperty("churn.local.log");
    }

    @Test
    void keepsWhatAPersonReadsAndNothingElse() throws IOException {
        RunFolder folder = created(dir.resolve("not there yet"));
        Files.createDirectories(folder.broker().resolve("deep/er"));
        Files.writeString(folder.broker().resolve("deep/er/segment.log"), "x");
        Files.writeString(folder.log(), "y");
        assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(folder.scratch().toString());

        folder.close();
        folder.close();

        assertThat(folder.dir()).isDirectoryContaining(path -> path.equals(folder.log()));
        assertThat(folder.scratch()).doesNotExist();
        folder.discard();
        assertThat(folder.dir()).doesNotExist();
    }

    @Test
    void everyRunHasItsOwn() throws IOException {
        assertThat(created(dir).dir()).isNotEqualTo(created(dir).dir());
    }

    @Test
    void isDeletedAfterASuccessWithResultsElsewhere() throws IOException {
        RunFolder folder = created(dir);
        Files.writeString(folder.log(), "y");
        folder.close();
        folder.tidy();
        assertThat(folder.dir()).doesNotExist();
    }

    @Test
    void keepsResultsButNoLogWhenAllWentWell() throws IOException {
        RunFolder folder = created(dir);
        Files.writeString(folder.log(), "y");
        Path events = Files.writeString(folder.dir().resolve("events.jsonl"), "{}");
        folder.close();
        folder.tidy();
        assertThat(folder.dir()).isDirectoryContaining(path -> path.equals(events));
        assertThat(folder.log()).doesNotExist();
    }

    private static RunFolder created(Path parent) {
        RunFolder folder = RunFolder.in(parent);
        folder.create(null);
        return folder;
    }
}
