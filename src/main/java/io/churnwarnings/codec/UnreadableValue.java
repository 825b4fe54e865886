package io.churnwarnings.codec;

/** A value that does not match the encoding of its topic. */
public final class UnreadableValue extends Exception {

    private static final long serialVersionUID = 1;
    private static final int MAX_MESSAGE = 200;

    /**
     * Without a stack trace: many invalid records must not cost more than valid ones.
     *
     * @param message the error, for people
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
