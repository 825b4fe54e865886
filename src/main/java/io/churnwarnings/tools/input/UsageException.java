package io.churnwarnings.tools.input;

import java.util.List;

/** The command cannot be carried out as it was given; the message says what to change. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    public UsageException(String mistake) {
        this(List.of(mistake));
    }

    public UsageException(List<String> mistakes) {
        super(
                mistakes.size() == 1
                        ? mistakes.get(0)
                        : mistakes.size() + " mistakes:\n  - " + String.join("\n  - ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
