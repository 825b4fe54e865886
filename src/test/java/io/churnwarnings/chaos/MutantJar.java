package io.churnwarnings.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The job's jar with some classes of the tests added to it. */
final class MutantJar {

    private MutantJar() {}

    /** Makes the jar in a folder; inner classes come with their outer ones. */
    static Path make(Path jobJar, Path dir, String... classes)
            throws IOException, URISyntaxException {
        Path jar = dir.resolve("mutant.jar");
        Files.copy(jobJar, jar, StandardCopyOption.REPLACE_EXISTING);
        Path tests =
                Path.of(
                        MutantJar.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (FileSystem zip =
                FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            for (String name : classes) {
                for (Path file : filesOf(tests, name)) {
                    Path inside = zip.getPath(tests.relativize(file).toString());
                    Files.copy(file, inside, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return jar;
    }

    private static List<Path> filesOf(Path tests, String name) throws IOException {
        Path outer = tests.resolve(name.replace('.', '/'));
        try (Stream<Path> siblings = Files.list(outer.getParent())) {
            String simple = outer.getFileName().toString();
            return siblings.filter(
                            file ->
                                    file.getFileName()
                                            .toString()
                                            .matches(simple + "(\\$\\w+)?\\.class"))
                    .toList();
        }
    }
}
