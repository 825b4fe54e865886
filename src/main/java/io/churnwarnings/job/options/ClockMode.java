package io.churnwarnings.job.options;

/** The source of the clock. */
public enum ClockMode {
    /** Records alone: a replay gives the same warnings at any speed. */
    EVENT_TIME("event-time"),
    /** Records, and wall time in quiet hours. */
    LIVE("live");

    private final String text;

    ClockMode(String text) {
        this.text = text;
    }

    /** As it is written in a configuration. */
    @Override
    public String toString() {
        return text;
    }
}
