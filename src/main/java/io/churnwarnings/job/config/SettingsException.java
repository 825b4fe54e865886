package io.churnwarnings.job.config;

import java.util.List;

/** The configuration is invalid. The message has all errors, and for each what to do. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    public SettingsException(List<String> mistakes) {
        super("The configuration has mistakes:\n  - " + String.join("\n  - ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** The errors: each has the key, the value, and the allowed values. */
    public List<String> mistakes() {
        return mistakes;
    }
}
