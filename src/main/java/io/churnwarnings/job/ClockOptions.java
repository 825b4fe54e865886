package io.churnwarnings.job;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.clock.*}: the clock that decides when a line of silence is reached. */
public final class ClockOptions {

    public static final ConfigOption<ClockMode> MODE =
            ConfigOptions.key("churn.clock.mode")
                    .enumType(ClockMode.class)
                    .defaultValue(ClockMode.EVENT_TIME)
                    .withDescription(
                            "What moves the clock: event-time (records alone). The mode live (wall"
                                    + " time in quiet hours) is not available yet.");

    public static final ConfigOption<Duration> DISORDER =
            ConfigOptions.key("churn.clock.disorder")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "How late a fact may come within its partition without being late. A"
                                    + " duration, 0 or more. Warnings wait for so long.");

    public static final ConfigOption<Duration> MAX_SKEW =
            ConfigOptions.key("churn.clock.max-skew")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(10))
                    .withDescription(
                            "How far a fact may lie after its record's Kafka timestamp before it is"
                                    + " rejected as IN_FUTURE. A duration, 0 or more.");

    private ClockOptions() {}
}
