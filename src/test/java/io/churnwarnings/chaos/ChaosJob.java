package io.churnwarnings.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.testkit.cluster.FlinkRest;
import io.churnwarnings.testkit.cluster.StandaloneCluster;
import io.churnwarnings.testkit.cluster.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The job's jar on the cluster, submitted as a user would, and submitted again. */
final class ChaosJob {

    /**
     * The submitted program.
     *
     * @param entryClass null for that of the jar's manifest
     */
    record Program(Path jar, String entryClass) {}

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final StandaloneCluster cluster;
    private final FlinkRest rest;
    private final Program program;
    private final Map<String, String> settings;
    private String id;
    private int parallelism;

    ChaosJob(StandaloneCluster cluster, Program program, Map<String, String> settings) {
        this.cluster = cluster;
        this.rest = cluster.rest();
        this.program = program;
        this.settings = settings;
    }

    /**
     * Submits the job.
     *
     * @param from a savepoint or retained checkpoint, or null to start afresh
     */
    void submit(int newParallelism, String from) throws Exception {
        parallelism = newParallelism;
        // An uploaded jar does not survive the JobManager.
        id =
                rest.run(
                        rest.upload(program.jar()),
                        program.entryClass(),
                        List.of(),
                        settings,
                        parallelism,
                        from);
    }

    int parallelism() {
        return parallelism;
    }

    /** Whether every task runs. */
    boolean isRunning() throws IOException {
        JsonNode job = rest.job(id);
        if (job.path("state").asText().equals("FAILED")) {
            throw new IllegalStateException("the job has failed: " + rest.exceptions(id));
        }
        for (JsonNode vertex : job.path("vertices")) {
            if (vertex.path("tasks").path("RUNNING").asInt()
                    != vertex.path("parallelism").asInt()) {
                return false;
            }
        }
        return job.path("state").asText().equals("RUNNING");
    }

    /** Returns when every task runs and a checkpoint is complete that was begun after a time. */
    void awaitCheckpoint(long sinceMillis) throws Exception {
        Waiting.until(
                "the job runs and a checkpoint is complete",
                PATIENCE,
                () -> {
                    cluster.heal();
                    return isRunning()
                            && rest.checkpoints(id)
                                            .path("latest")
                                            .path("completed")
                                            .path("trigger_timestamp")
                                            .asLong()
                                    > sinceMillis;
                });
    }

    /** Ends the job with a savepoint and returns where that is. */
    String stop() throws Exception {
        String request = rest.stop(id);
        String[] savepoint = new String[1];
        Waiting.until(
                "the job ends with a savepoint",
                PATIENCE,
                () -> {
                    JsonNode answer = rest.savepoint(id, request);
                    savepoint[0] = answer.path("operation").path("location").asText(null);
                    if (answer.path("operation").has("failure-cause")) {
                        throw new IllegalStateException("no savepoint: " + answer);
                    }
                    return savepoint[0] != null;
                });
        awaitEnd("FINISHED");
        return savepoint[0];
    }

    void cancel() throws Exception {
        rest.cancel(id);
        awaitEnd("CANCELED");
    }

    private void awaitEnd(String state) throws Exception {
        Waiting.until(
                "the job is " + state,
                PATIENCE,
                () -> rest.job(id).path("state").asText().equals(state));
    }

    /** The checkpoints that are retained of the job as it ran last, the oldest first. */
    List<String> retainedCheckpoints() throws IOException {
        try (Stream<Path> checkpoints = Files.list(cluster.checkpoints().resolve(id))) {
            return checkpoints
                    .filter(dir -> Files.exists(dir.resolve("_metadata")))
                    .sorted(Comparator.comparingInt(ChaosJob::number))
                    .map(Path::toUri)
                    .map(URI::toString)
                    .toList();
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
    }
}
