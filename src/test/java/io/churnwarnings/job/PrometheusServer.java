package io.churnwarnings.job;

import static io.churnwarnings.testkit.Eventually.until;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.testkit.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A real Prometheus that scrapes one address every second; its files are in a folder of its own.
 */
final class PrometheusServer implements AutoCloseable {

    private static final String BINARY = "prometheus";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String address;

    private PrometheusServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Where a program of Prometheus is; where there is none, the test is skipped and says so. */
    static Path assumeInstalled(String program) {
        Optional<Path> found =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program))
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(
                found.isPresent(),
                program + " is not installed (apt install prometheus): the rules are not tried");
        return found.get();
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param target host:port of what is scraped
     * @param rules a file of rules
     */
    static PrometheusServer start(Path dir, String target, Path rules) throws Exception {
        Path config =
                Files.writeString(
                        dir.resolve("prometheus.yml"),
                        """
                        global: {scrape_interval: 1s, evaluation_interval: 1s}
                        rule_files: ['%s']
                        scrape_configs:
                          - job_name: flink
                            static_configs: [{targets: ['%s']}]
                        """
                                .formatted(rules.toAbsolutePath(), target));
        String address = "127.0.0.1:" + FreePorts.next();
        Process process =
                new ProcessBuilder(
                                assumeInstalled(BINARY).toString(),
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + dir.resolve("data"),
                                "--web.listen-address=" + address)
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("prometheus.log").toFile())
                        .start();
        PrometheusServer server = new PrometheusServer(process, address);
        until("prometheus answers", () -> server.isReady(dir));
        return server;
    }

    /** The answer of an instant query: one element a series, with its labels and value. */
    List<JsonNode> query(String expression) throws Exception {
        JsonNode answer =
                get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        JsonNode result = answer.at("/data/result");
        return answer.at("/data/resultType").asText().equals("vector")
                ? elements(result)
                : List.of(result);
    }

    /** The alerting rules, with their health, last error and state. */
    List<JsonNode> alertingRules() throws Exception {
        return elements(get("/api/v1/rules?type=alert").at("/data/groups")).stream()
                .flatMap(group -> elements(group.path("rules")).stream())
                .toList();
    }

    /** The names of the alerts that fire. */
    List<String> firing() throws Exception {
        return alertingRules().stream()
                .filter(rule -> rule.path("state").asText().equals("firing"))
                .map(rule -> rule.path("name").asText())
                .toList();
    }

    static String httpGet(String url) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean isReady(Path dir) throws Exception {
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(dir.resolve("prometheus.log")));
        }
        try {
            return httpGet("http://" + address + "/-/ready").contains("is Ready");
        } catch (IOException e) {
            return false;
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(httpGet("http://" + address + path));
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
