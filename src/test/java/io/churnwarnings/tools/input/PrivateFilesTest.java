package io.churnwarnings.tools.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

    @TempDir private Path dir;

    @Test
    void theirOwnerAloneCanReadThem() throws IOException {
        Path folder = dir.resolve("one/two");
        PrivateFiles.createDirectories(folder);
        Path file = folder.resolve("events.jsonl");
        PrivateFiles.write(file, "long text");
        PrivateFiles.write(file, "text");

        assertThat(rights(dir.resolve("one"))).isEqualTo("rwx------");
        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(Files.readString(file)).isEqualTo("text");
    }

    @Test
    void anExistingFileKeepsItsRights() throws IOException {
        Path file = Files.createFile(dir.resolve("shared.csv"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        PrivateFiles.write(file, "text");

        assertThat(rights(file)).isEqualTo("rw-r-----");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
