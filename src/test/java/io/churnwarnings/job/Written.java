package io.churnwarnings.job;

import java.io.IOException;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** All that a job writes where people look: logs, REST API, files. */
final class Written implements AutoCloseable {

    private static final List<String> OF_THE_CLUSTER =
            List.of("/config", "/jobmanager/config", "/jobmanager/environment", "/taskmanagers");
    private static final List<String> OF_THE_JOB =
            List.of(
                    "",
                    "/config",
                    "/plan",
                    "/exceptions",
                    "/checkpoints",
                    "/checkpoints/config",
                    "/jobmanager/config",
                    "/jobmanager/environment");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, String> found = new TreeMap<>();
    private final AbstractAppender appender;
    private final Level before;

    Written() {
        appender =
                new AbstractAppender(
                        "written",
                        null,
                        PatternLayout.newBuilder().withPattern("%p %c %m%n%xEx").build(),
                        false,
                        Property.EMPTY_ARRAY) {
                    @Override
                    public void append(LogEvent event) {
                        lines.add((String) getLayout().toSerializable(event));
                    }
                };
        appender.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        before = context.getConfiguration().getRootLogger().getLevel();
        context.getConfiguration().getRootLogger().addAppender(appender, Level.INFO, null);
        context.getConfiguration().getRootLogger().setLevel(Level.INFO);
        context.updateLoggers();
    }

    void lookAtRest(URI rest, JobID job) throws Exception {
        List<String> paths = new ArrayList<>(OF_THE_CLUSTER);
        OF_THE_JOB.forEach(path -> paths.add("/jobs/" + job + path));
        HttpClient client = HttpClient.newHttpClient();
        for (String path : paths) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(rest.resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                found.put(path.replace(job.toString(), "JOB"), answer.body());
            }
        }
    }

    void lookAtFiles(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // As bytes, to find every text in it.
                found.put(
                        file.toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** By where it was found: the whole text. */
    Map<String, String> all() {
        found.put("log", String.join("", lines));
        return found;
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender("written");
        context.getConfiguration().getRootLogger().setLevel(before);
        context.updateLoggers();
    }
}
