package io.churnwarnings.local;

import io.churnwarnings.testkit.cluster.JavaProcess;
import io.churnwarnings.testkit.cluster.ListeningSockets;
import io.churnwarnings.testkit.cluster.Tether;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.JarFile;

/** The local jar in a process of its own, and whatever that listens on while it lives. */
final class Watched implements AutoCloseable {

    private static final Path JAR = Path.of("target", "churn-local.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<ListeningSockets.Socket, CompletableFuture<Boolean>> seen =
            new LinkedHashMap<>();
    private final Set<ListeningSockets.Socket> known = new HashSet<>();
    private final JavaProcess process;
    private final Path log;

    private Watched(JavaProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts commands, one after the other. */
    static Watched start(String name, Path dir, List<List<String>> commands) throws IOException {
        List<String> options;
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String opened = jar.getManifest().getMainAttributes().getValue("Add-Opens");
            options =
                    Arrays.stream(opened.split(" "))
                            .map(opens -> "--add-opens=" + opens + "=ALL-UNNAMED")
                            .toList();
        }
        Path tests =
                Path.of(
                        URI.create(
                                Tether.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()));
        JavaProcess process =
                JavaProcess.start(
                        new JavaProcess.Spec(
                                name,
                                options,
                                List.of(JAR.toString(), tests.toString()),
                                Commands.class.getName(),
                                Commands.arguments(commands)),
                        dir);
        return new Watched(process, dir.resolve(name + ".log"));
    }

    /** Looks on until it has ended. */
    void awaitEnd() throws IOException {
        look(() -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new IllegalStateException(said());
        }
    }

    /** Looks on until it has said something. */
    void awaitWord(String word) throws IOException {
        look(() -> !process.isAlive() || said().contains(word));
        if (!process.isAlive()) {
            throw new IllegalStateException(said());
        }
    }

    private void look(BooleanSupplier end) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            Set<ListeningSockets.Socket> all = ListeningSockets.all();
            all.removeAll(known);
            if (!all.isEmpty()) {
                for (ListeningSockets.Socket own : ListeningSockets.of(process.handle(), all)) {
                    seen.put(own, answersHttp(own));
                }
                known.addAll(all);
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + PATIENCE + ": " + said());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        } while (!end.getAsBoolean());
    }

    /** All that it has ever listened on. */
    List<ListeningSockets.Socket> sockets() {
        return new ArrayList<>(seen.keySet());
    }

    /** The ports of those that speak HTTP, as Flink's REST server does. */
    List<Integer> webPorts() {
        return seen.entrySet().stream()
                .filter(socket -> socket.getValue().join())
                .map(socket -> socket.getKey().port())
                .toList();
    }

    private CompletableFuture<Boolean> answersHttp(ListeningSockets.Socket socket) {
        URI uri = URI.create("http://127.0.0.1:" + socket.port() + "/config");
        return http.sendAsync(
                        HttpRequest.newBuilder(uri).timeout(ANSWER).build(),
                        HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> response != null);
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.handle().descendants().forEach(ProcessHandle::destroyForcibly);
        process.close();
    }

    /** Several commands in one process, which starts faster than one for each. */
    public static final class Commands {

        private static final String THEN = "--then";

        private Commands() {}

        static List<String> arguments(List<List<String>> commands) {
            List<String> all = new ArrayList<>();
            for (List<String> command : commands) {
                all.addAll(command);
                all.add(THEN);
            }
            return all;
        }

        public static void main(String[] args) {
            List<String> command = new ArrayList<>();
            for (String argument : args) {
                if (!argument.equals(THEN)) {
                    command.add(argument);
                    continue;
                }
                int status =
                        ChurnLocal.commandLine(System.err).execute(command.toArray(String[]::new));
                if (status != 0) {
                    System.exit(status);
                }
                command.clear();
            }
            System.exit(0);
        }
    }
}
