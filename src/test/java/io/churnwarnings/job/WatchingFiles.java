package io.churnwarnings.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files for watching the job: the tables of metrics, the alert rules, the dashboard. */
final class WatchingFiles {

    static final Path RULES = Path.of("docker", "prometheus", "rules", "churn-warnings.yml");
    static final Path RULE_TESTS = Path.of("docker", "prometheus", "tests", "churn-warnings.yml");

    private static final Path DASHBOARD =
            Path.of("docker", "grafana", "dashboards", "churn-warnings.json");
    private static final Path METRICS = Path.of("src", "site", "markdown", "metrics.md");
    private static final Path ALERTS = Path.of("src", "site", "markdown", "alerts.md");
    private static final String TASK = "flink_taskmanager_job_task_operator_";
    private static final String COORDINATOR = "flink_jobmanager_job_operator_coordinator_";

    private WatchingFiles() {}

    /** The metrics of the tables, as Prometheus names them. */
    static Set<String> documentedMetrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(METRICS)) {
            String[] cells = line.split("\\|");
            if (cells.length > 2 && cells[1].contains("`")) {
                String prefix = cells[2].strip().equals("JobManager") ? COORDINATOR : TASK;
                all("`([^`]+)`", cells[1])
                        .forEach(name -> names.add(prefix + prometheusName(name)));
            }
        }
        return names;
    }

    /** All metrics that the rules ask for. */
    static Set<String> metricsOfTheRules() throws IOException {
        return all("\\b(flink_\\w+)", Files.readString(RULES));
    }

    static Set<String> alerts() throws IOException {
        return all("- alert: (\\w+)", Files.readString(RULES));
    }

    static Set<String> documentedAlerts() throws IOException {
        return all("(?m)^## (Churn\\w+)$", Files.readString(ALERTS));
    }

    /** The rules without their patience, for a test that has none. */
    static Path impatientRules(Path dir) throws IOException {
        return Files.writeString(
                dir.resolve("rules.yml"),
                Files.readString(RULES).replaceAll("(?m)^        for: \\d+m$", "        for: 0s"));
    }

    /** The queries of the dashboard by panel and letter. */
    static Map<String, String> queries() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.put(
                        panel.path("title").asText() + ", " + target.path("refId").asText(),
                        target.path("expr").asText());
            }
        }
        return queries;
    }

    private static String prometheusName(String metric) {
        return metric.replaceAll("\\.<\\w+>", "").replace('.', '_');
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
