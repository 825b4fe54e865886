package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Apicurio's registry, which the build unpacks, in a process of its own. It can be killed and comes
 * back to the same address with all that it had.
 */
public final class SchemaRegistry implements AutoCloseable {

    private static final Path UNPACKED = Path.of("target", "schema-registry");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JavaProcess.Spec spec;
    private final Path logs;
    private final String address;
    private JavaProcess process;

    /**
     * @param dir where it keeps what it has
     */
    public SchemaRegistry(Path dir) throws IOException {
        int port = Ports.free(1).get(0);
        address = "http://127.0.0.1:" + port;
        logs = dir;
        spec =
                new JavaProcess.Spec(
                        "registry",
                        List.of(
                                "-Xmx512m",
                                "-Dquarkus.http.host=127.0.0.1",
                                "-Dquarkus.http.port=" + port,
                                "-Dapicurio.datasource.url=" + database(dir)),
                        List.of(runner(), ClassPaths.tether(dir.resolve("tether")).toString()),
                        "io.quarkus.runner.GeneratedMain",
                        List.of());
    }

    /** A schema counts as registered when a kill cannot lose it: each commit is flushed at once. */
    private static String database(Path dir) {
        return "jdbc:h2:file:" + dir.resolve("schemas") + ";WRITE_DELAY=0";
    }

    private static String runner() throws IOException {
        try (Stream<Path> files = Files.list(UNPACKED)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("mvn pre-integration-test unpacks it"))
                    .toString();
        }
    }

    /** Where it speaks as Confluent's registry does. */
    public String confluentUrl() {
        return address + "/apis/ccompat/v7";
    }

    /** Where it speaks its own language. */
    public String ownUrl() {
        return address + "/apis/registry/v3";
    }

    /** Returns when it answers. */
    public void start() throws Exception {
        process = JavaProcess.start(spec, logs);
        Waiting.until("the registry answers", PATIENCE, this::answers);
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public void kill() throws InterruptedException {
        process.kill();
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(confluentUrl() + "/schemas/types"))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.close();
        }
    }
}
