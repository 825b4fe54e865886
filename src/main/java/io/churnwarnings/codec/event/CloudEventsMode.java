package io.churnwarnings.codec.event;

/** Where the attributes of the CloudEvent stand that an event is. */
public enum CloudEventsMode {
    /** In headers; the value is the event. */
    BINARY("binary"),
    /** In the value, around the event. */
    STRUCTURED("structured");

    private final String text;

    CloudEventsMode(String text) {
        this.text = text;
    }

    /** As it is written in a configuration. */
    @Override
    public String toString() {
        return text;
    }
}
