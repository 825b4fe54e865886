package io.churnwarnings.testkit.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the processes of a test are made of: the artifacts of the test's own class path. */
final class ClassPaths {

    /** What the job brings along, or nobody needs there: a cluster has none of it. */
    private static final Pattern NOT_FLINK =
            Pattern.compile(
                    "(flink-connector-(base|kafka)|flink-state-processor-api|flink-test-utils|kafka|scala|jackson|junit|jqwik|archunit"
                            + "|assertj|commons-(statistics|numbers|rng)|hipparchus|testcontainers"
                            + "|docker|picocli|progressbar|jline|curator|zookeeper|avro|protobuf|wire|okio"
                            + "|kotlin|apicurio|kiota|microsoft-kiota|gson|opentelemetry).*|.*-tests\\.jar");

    private ClassPaths() {}

    static List<String> everything() {
        return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** Flink as it is installed, without the job or anything that the job brings. */
    static List<String> flink() {
        return everything().stream().filter(ClassPaths::isOfFlink).toList();
    }

    /** A folder with the one class of a test that every process is given. */
    static Path tether(Path dir) throws IOException {
        String name = Tether.class.getName().replace('.', '/') + ".class";
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytes = Tether.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return dir;
    }

    private static boolean isOfFlink(String entry) {
        return entry.endsWith(".jar")
                && !NOT_FLINK.matcher(Path.of(entry).getFileName().toString()).matches();
    }
}
