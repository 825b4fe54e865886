package io.churnwarnings.job.settings;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the job is told something while it runs.
 *
 * @param rulesTopic where rules and models come from; null if they do not change
 * @param notice how long before they take effect rules must have been written
 * @param controlTopic where it is told whom to erase; null if it is not
 */
public record ControlSettings(String rulesTopic, Duration notice, String controlTopic)
        implements Serializable {

    /** The topics that are set. */
    public List<String> topics() {
        return Stream.of(rulesTopic, controlTopic).filter(Objects::nonNull).toList();
    }

    /** Whether the job is told anything at all. */
    public boolean isOn() {
        return !topics().isEmpty();
    }
}
