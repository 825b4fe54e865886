package io.churnwarnings.kafka.preflight;

import java.util.List;

/**
 * The job cannot start because of problems in Kafka. The message has all of them, and what to do.
 */
public final class KafkaPreflightException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    KafkaPreflightException(List<String> problems) {
        super("Kafka is not ready for this job:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, each with what to do. */
    public List<String> problems() {
        return problems;
    }
}
