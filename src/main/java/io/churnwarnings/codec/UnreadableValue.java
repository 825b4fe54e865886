package io.churnwarnings.codec;

/** A value that is not what its topic's encoding promises. */
public final class UnreadableValue extends Exception {

    private static final long serialVersionUID = 1;
    private static final int MAX_MESSAGE = 200;

    /**
     * Without a stack trace: a storm of poison must not cost more than good records.
     *
     * @param message what was wrong, for people
     */
    public UnreadableValue(String message) {
        super(printable(message), null, false, false);
    }

    private static String printable(String message) {
        String cut =
                message.length() > MAX_MESSAGE
                        ? message.substring(0, MAX_MESSAGE) + "..."
                        : message;
        return cut.replaceAll("[^ -~]", "?");
    }
}
