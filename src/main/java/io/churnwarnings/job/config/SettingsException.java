package io.churnwarnings.job.config;

import java.util.List;

/**
 * The job cannot start as it is configured. The message has all mistakes, and for each what to do.
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    public SettingsException(List<String> mistakes) {
        super("The configuration has mistakes:\n  - " + String.join("\n  - ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Each mistake: the key, the value, what is allowed. */
    public List<String> mistakes() {
        return mistakes;
    }
}
