package io.churnwarnings.savepoint;

import io.churnwarnings.job.JobArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments with which a cluster makes a savepoint of files.
 *
 * @param facts the files, the oldest first, by path or URI
 * @param out the savepoint's folder, by path or URI
 * @param job where the settings of the job are
 */
public record BootstrapArguments(List<String> facts, String out, JobArguments job) {

    private static final String FACTS = "--facts";
    private static final String OUT = "--savepoint-out";
    private static final String CONFIG = "--config";
    private static final String USAGE =
            "usage: flink run -c io.churnwarnings.BootstrapJob [-Dchurn.key=value ...]"
                    + " churn-warnings.jar --facts FILE [--facts FILE ...] --savepoint-out DIR"
                    + " [--config FILE]";

    /**
     * Reads the arguments, each {@code --name VALUE} or {@code --name=VALUE}.
     *
     * @throws IllegalArgumentException if they are not of this form
     */
    public static BootstrapArguments parse(String... arguments) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        List.of(FACTS, OUT, CONFIG).forEach(name -> given.put(name, new ArrayList<>()));
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            List<String> values = given.get(parts[0]);
            if (values == null || parts.length == 1 && i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        parts[0]
                                + (values == null ? ": there is no such argument; " : ": none; ")
                                + USAGE);
            }
            values.add(parts.length == 2 ? parts[1] : arguments[++i]);
        }
        List<String> outs = given.get(OUT);
        List<String> configs = given.get(CONFIG);
        if (given.get(FACTS).isEmpty() || outs.size() != 1 || configs.size() > 1) {
            throw new IllegalArgumentException(
                    "one %s or more, one %s and at most one %s are needed; %s"
                            .formatted(FACTS, OUT, CONFIG, USAGE));
        }
        return new BootstrapArguments(
                List.copyOf(given.get(FACTS)),
                outs.get(0),
                new JobArguments(configs.isEmpty() ? null : Path.of(configs.get(0))));
    }
}
