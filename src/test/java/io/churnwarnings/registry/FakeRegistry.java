package io.churnwarnings.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry that fails on demand, and records its requests. */
final class FakeRegistry implements AutoCloseable {

    static {
        // Else each answer waits for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Duration> SOON = List.of(Duration.ofMillis(1), Duration.ofMillis(1));

    private final Map<String, String> answers = new TreeMap<>();
    private final HttpServer server;
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final List<Integer> failures = new ArrayList<>();

    FakeRegistry() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Adds a schema under an id; its references have subjects of their own. */
    FakeRegistry with(int id, String type, String schema, String... references) {
        answers.put("/api/schemas/ids/" + id, schema(type, schema, references).toString());
        return this;
    }

    FakeRegistry withReference(String name, String schema, String... references) {
        answers.put(
                "/api/subjects/" + name.replace("/", "%2F") + "/versions/1",
                schema("", schema, references).toString());
        return this;
    }

    FakeRegistry withAnswer(String path, String answer) {
        answers.put("/api" + path, answer);
        return this;
    }

    private static ObjectNode schema(String type, String schema, String... references) {
        ObjectNode answer = JSON.createObjectNode().put("schema", schema);
        if (!type.isEmpty() && !type.equals("AVRO")) {
            answer.put("schemaType", type);
        }
        for (String name : references) {
            answer.withArray("references")
                    .addObject()
                    .put("name", name)
                    .put("subject", name)
                    .put("version", 1);
        }
        return answer;
    }

    RegistryAddress address() {
        return new RegistryAddress(
                "http://localhost:" + server.getAddress().getPort() + "/api/", null, null, null);
    }

    RegistryCalls calls() {
        return new RegistryCalls(address(), SOON);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add(path);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String answer = answers.get(path);
        int status = answer == null ? 404 : 200;
        if (answer == null) {
            answer = "{\"error_code\":40403,\"message\":\"Schema not found\"}";
        }
        if (!failures.isEmpty()) {
            status = failures.remove(0);
            answer = status / 100 == 5 ? "busy" : answer;
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
