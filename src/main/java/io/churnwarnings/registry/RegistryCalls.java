package io.churnwarnings.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.churnwarnings.kafka.client.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Calls over HTTP, repeated for some seconds while the registry does not answer. */
final class RegistryCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int MAX_WORDS = 200;

    /** Before each repetition. */
    static final List<Duration> WAITS =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final RegistryAddress address;
    private final List<Duration> waits;
    private final String authorization;
    private final Secrets secrets;

    RegistryCalls(RegistryAddress address, List<Duration> waits) {
        this.address = address;
        this.waits = waits;
        String password = resolved(address.password());
        String token = resolved(address.token());
        authorization =
                token != null
                        ? "Bearer " + token
                        : address.user() == null
                                ? null
                                : "Basic " + basic(address.user(), password);
        secrets = Secrets.of(password, token, authorization);
    }

    private static String resolved(String secret) {
        // A file that holds a secret as a whole mostly ends with a line break.
        return secret == null ? null : Secrets.resolve(secret).strip();
    }

    private static String basic(String user, String password) {
        String both = user + ":" + (password == null ? "" : password);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** The registry's response: a status and, where it is JSON, the body. */
    record Answer(int status, JsonNode body) {

        boolean isFine() {
            return status / 100 == 2 && body != null;
        }

        /**
         * Whether it is this error: a status alone may be that of something before the registry.
         */
        boolean isError(int code) {
            return status == 404 && body != null && body.path("error_code").asInt() == code;
        }

        /** Whether the refusal concerns the request itself, rather than its credentials or time. */
        boolean isRefusal() {
            return status / 100 == 4 && status != 401 && !isTemporary();
        }

        boolean isTemporary() {
            return status / 100 == 5 || status == 429 || status == 408;
        }
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address.url() + path))
                        .timeout(PATIENCE)
                        .header("Accept", MEDIA_TYPE + ", application/json");
        if (authorization != null) {
            authorize(request);
        }
        return request;
    }

    private void authorize(HttpRequest.Builder request) {
        try {
            request.header("Authorization", authorization);
        } catch (IllegalArgumentException e) {
            // Without its cause: that has the secret in its message.
            throw new RegistryException(
                    "churn.registry.token cannot stand in a header: has it a line break in it?",
                    null);
        }
    }

    private Answer send(HttpRequest request) {
        for (int attempt = 0; ; attempt++) {
            boolean last = attempt == waits.size();
            try {
                Answer answer = sendOnce(request);
                if (last || !answer.isTemporary()) {
                    return answer;
                }
            } catch (IOException e) {
                if (last) {
                    throw new RegistryException(
                            "the schema registry at " + address + " does not answer: " + e, e);
                }
            }
            pause(waits.get(attempt));
        }
    }

    private Answer sendOnce(HttpRequest request) throws IOException {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    private void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private RegistryException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new RegistryException(
                "interrupted while waiting for the schema registry at " + address, cause);
    }

    /** The exception for an unexpected response, with the remedy. */
    RegistryException refused(Answer answer) {
        String advice =
                switch (answer.status()) {
                    case 401, 403 -> ": check churn.registry.user, .password or .token";
                    case 404 -> ": check churn.registry.url, and its path";
                    default -> "";
                };
        String words = answer.body() == null ? "" : answer.body().path("message").asText();
        String cut = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "..." : words;
        return new RegistryException(
                "the schema registry at "
                        + address
                        + " answers "
                        + answer.status()
                        + (cut.isEmpty() ? "" : " (" + secrets.hide(cut) + ")")
                        + advice,
                null);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
