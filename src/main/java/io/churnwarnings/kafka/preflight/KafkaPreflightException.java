package io.churnwarnings.kafka.preflight;

import java.util.List;

/**
 * The job cannot start because of what was found, or not found, in Kafka. Its message says all of
 * it, and what to do.
 */
public final class KafkaPreflightException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    KafkaPreflightException(List<String> problems) {
        super("Kafka is not ready for this job:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each thing that is wrong, in words that say what to do. */
    public List<String> problems() {
        return problems;
    }
}
