package io.churnwarnings.testkit.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The interface of a Flink cluster that its web page and its users' scripts have. */
public final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final String address;

    FlinkRest(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }

    boolean hasLeader() {
        try {
            get("/overview");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    int slots() throws IOException {
        return get("/overview").path("slots-total").asInt();
    }

    /** Uploads a jar and returns its id. */
    public String upload(Path jar) throws IOException {
        String boundary = "churn-warnings-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
                """
                --%s\r
                Content-Disposition: form-data; name="jarfile"; filename="%s"\r
                Content-Type: application/x-java-archive\r
                \r
                """
                        .formatted(boundary, jar.getFileName());
        body.write(head.getBytes(StandardCharsets.UTF_8));
        Files.copy(jar, body);
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        String file =
                send(
                                HttpRequest.newBuilder()
                                        .header(
                                                "Content-Type",
                                                "multipart/form-data; boundary=" + boundary)
                                        .POST(
                                                HttpRequest.BodyPublishers.ofByteArray(
                                                        body.toByteArray())),
                                "/jars/upload")
                        .path("filename")
                        .asText();
        return Path.of(file).getFileName().toString();
    }

    /**
     * Runs a jar and returns the job's id.
     *
     * @param entryClass null for that of the manifest
     * @param arguments of its main method
     * @param configuration what a user would give with {@code -D}
     * @param from a savepoint or retained checkpoint, or null
     */
    public String run(
            String jar,
            String entryClass,
            List<String> arguments,
            Map<String, String> configuration,
            int parallelism,
            String from)
            throws IOException {
        Map<String, Object> body = new HashMap<>();
        body.put("programArgsList", arguments);
        body.put("parallelism", parallelism);
        body.put("flinkConfiguration", configuration);
        if (entryClass != null) {
            body.put("entryClass", entryClass);
        }
        if (from != null) {
            body.put("savepointPath", from);
        }
        return post("/jars/" + jar + "/run", body).path("jobid").asText();
    }

    public JsonNode job(String job) throws IOException {
        return get("/jobs/" + job);
    }

    public JsonNode checkpoints(String job) throws IOException {
        return get("/jobs/" + job + "/checkpoints");
    }

    public JsonNode exceptions(String job) throws IOException {
        return get("/jobs/" + job + "/exceptions");
    }

    public void cancel(String job) throws IOException {
        send(
                HttpRequest.newBuilder().method("PATCH", HttpRequest.BodyPublishers.noBody()),
                "/jobs/" + job + "?mode=cancel");
    }

    /** Asks for a savepoint after which the job ends; returns the id of the request. */
    public String stop(String job) throws IOException {
        return post("/jobs/" + job + "/stop", Map.of("drain", false, "formatType", "CANONICAL"))
                .path("request-id")
                .asText();
    }

    /** How it goes with a request for a savepoint: its status, and where the savepoint is. */
    public JsonNode savepoint(String job, String request) throws IOException {
        return get("/jobs/" + job + "/savepoints/" + request);
    }

    /** The names of all threads of all TaskManagers. */
    public List<String> threads() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode manager : get("/taskmanagers").path("taskmanagers")) {
            String path = "/taskmanagers/" + manager.path("id").asText() + "/thread-dump";
            for (JsonNode thread : get(path).path("threadInfos")) {
                names.add(thread.path("threadName").asText());
            }
        }
        return names;
    }

    private JsonNode get(String path) throws IOException {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    private JsonNode post(String path, Object body) throws IOException {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
                path);
    }

    private JsonNode send(HttpRequest.Builder request, String path) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    http.send(
                            request.uri(URI.create(address + path)).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                String text = new String(response.body(), StandardCharsets.UTF_8);
                throw new IOException(
                        path
                                + ": "
                                + response.statusCode()
                                + " "
                                + text.replace("\\n", "\n").replace("\\t", " "));
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
