package io.churnwarnings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.churnwarnings.testkit.cluster.ListeningSockets;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that a command listens on can be reached from other machines, and nothing at all runs
 * what it is sent: every command in a real process, with an eye on its ports from start to end.
 */
class ClosedToOthersITCase {

    private static final String ORIGIN = "http://shop.example";

    @TempDir static Path dir;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void onLinux() {
        boolean seen = ListeningSockets.canBeSeen();
        if (!seen) {
            System.err.println("NOT TESTED: this system has no /proc, ports cannot be seen");
        }
        assumeTrue(seen, "this system has no /proc: ports cannot be seen");
    }

    @Test
    void everyCommandIsWatched() throws IOException {
        List<String> watched =
                Stream.of(plain(), savepoints(), run(), bench())
                        .flatMap(List::stream)
                        .map(command -> command.get(0))
                        .toList();
        assertThat(watched)
                .containsOnlyOnceElementsOf(
                        ChurnLocal.commandLine(System.err).getSubcommands().keySet());
    }

    @Test
    void commandsWithoutFlinkListenOnNothing() throws Exception {
        try (Watched process = Watched.start("plain", dir, plain())) {
            process.awaitEnd();
            assertThat(process.sockets()).isEmpty();
        }
    }

    @Test
    void savepointsAreMadeAndReadWithoutARestServer() throws Exception {
        try (Watched process = Watched.start("savepoints", dir, savepoints())) {
            process.awaitEnd();
            assertThat(process.sockets()).allMatch(ListeningSockets.Socket::isLoopback);
            assertThat(process.webPorts()).isEmpty();
            assertThat(process.said()).contains("2 customers as of");
        }
    }

    @Test
    void theBenchmarkMeasuresWithoutARestServer() throws Exception {
        try (Watched process = Watched.start("bench", dir, bench())) {
            process.awaitEnd();
            assertThat(process.sockets())
                    .hasSizeGreaterThan(2)
                    .allMatch(ListeningSockets.Socket::isLoopback);
            assertThat(process.webPorts()).isEmpty();
        }
    }

    @Test
    void theRunHasAReadOnlyPageOnLoopback() throws Exception {
        try (Watched process = Watched.start("run", dir, run())) {
            process.awaitWord("Everything stays up");
            assertThat(process.sockets())
                    .hasSizeGreaterThan(2)
                    .allMatch(ListeningSockets.Socket::isLoopback);
            URI page = URI.create(found("Flink +(http://\\S+)", process.said()));
            assertThat(process.webPorts()).containsExactly(page.getPort());

            assertThat(get(page, "/").body()).contains("<html");
            String overview = get(page, "/jobs/overview").body();
            String job = found("\"jid\":\"(\\w+)\"", overview);
            assertThat(refusals(page, job)).allSatisfy(this::isRefused);
            assertThat(get(page, "/jobs/" + job).body()).contains("\"state\":\"RUNNING\"");
            assertThat(statusFor(page.getPort(), "localhost:" + page.getPort())).contains(" 200 ");
            assertThat(statusFor(page.getPort(), "shop.example")).contains(" 403 ");
        }
    }

    private void isRefused(String request, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(request).isIn(403, 404, 405);
        assertThat(response.headers().map())
                .as(request)
                .doesNotContainKey("access-control-allow-origin");
    }

    /** What would run code, or change something, with the answers to it. */
    private Map<String, HttpResponse<String>> refusals(URI page, String job) throws Exception {
        Map<String, HttpResponse<String>> answers = new TreeMap<>();
        for (String request :
                List.of(
                        "POST /jars/upload",
                        "POST /jobs",
                        "PATCH /jobs/" + job + "?mode=cancel",
                        "GET /jobs/" + job + "/yarn-cancel",
                        "GET /jobs/" + job + "/yarn-stop",
                        "POST /jobs/" + job + "/stop",
                        "POST /jobs/" + job + "/savepoints",
                        "PUT /jobs/" + job + "/resource-requirements",
                        "POST /savepoint-disposal",
                        "DELETE /cluster",
                        "OPTIONS /jobs")) {
            String[] parts = request.split(" ");
            answers.put(request, send(page, parts[0], parts[1]));
        }
        return answers;
    }

    private HttpResponse<String> get(URI page, String path) throws Exception {
        HttpResponse<String> response = send(page, "GET", path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
        return response;
    }

    private HttpResponse<String> send(URI page, String method, String path) throws Exception {
        HttpRequest.BodyPublisher body =
                method.equals("POST")
                        ? HttpRequest.BodyPublishers.ofString("{}")
                        : HttpRequest.BodyPublishers.noBody();
        return http.send(
                HttpRequest.newBuilder(page.resolve(path))
                        .header("Origin", ORIGIN)
                        .method(method, body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** By hand, as Java's own client names no host but the one that it asks. */
    private static String statusFor(int port, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request =
                    "GET /config HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()
                    .get(0);
        }
    }

    private static List<List<String>> plain() throws IOException {
        String shop = dir.resolve("shop.jsonl").toString();
        Path rules =
                Files.writeString(
                        dir.resolve("rules.json"),
                        "{\"rulesVersion\":\"v1\",\"effectiveFrom\":\"2026-03-01T00:00:00Z\","
                                + "\"atRiskCycles\":1.2}");
        String model = dir.resolve("model.json").toString();
        return List.of(
                List.of("generate", "--customers", "200", "--years", "2", "--out", shop),
                List.of("doctor", "--facts", shop),
                List.of("fit", "--facts", shop, "--model-out", model),
                List.of("backtest", "--facts", shop, "--split", "2025-01-01"),
                List.of("rules", "--validate", rules.toString()));
    }

    private static List<List<String>> savepoints() throws IOException {
        String savepoint = dir.resolve("savepoint").toString();
        return List.of(
                List.of("bootstrap", "--facts", facts(), "--savepoint-out", savepoint),
                List.of(
                        "inspect",
                        "--savepoint",
                        savepoint,
                        "--out",
                        dir.resolve("customers.csv").toString()));
    }

    private static List<List<String>> run() throws IOException {
        List<String> run =
                new ArrayList<>(List.of("run", "--facts", facts(), "--work-dir", dir.toString()));
        run.addAll(List.of("--parallelism", "1", "--keep-running"));
        return List.of(run);
    }

    private static List<List<String>> bench() {
        return List.of(
                List.of(
                        "bench",
                        "--variants=read",
                        "--facts=1000",
                        "--customers=100",
                        "--runs=1",
                        "--heap=512m",
                        "--checkpoint-interval=1",
                        "--work-dir=" + dir));
    }

    private static String facts() throws IOException {
        return Files.writeString(
                        dir.resolve("facts.csv"),
                        "customer_id,order_id,event_time,amount\n"
                                + "c1,o1,2024-01-01T00:00:00Z,10\n"
                                + "c2,o2,2024-01-11T00:00:00Z,10\n")
                .toString();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
