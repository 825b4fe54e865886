package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.clock.*}: the clock that decides when a line of silence is reached. */
public final class ClockOptions {

    public static final ConfigOption<ClockMode> MODE =
            ConfigOptions.key("churn.clock.mode")
                    .enumType(ClockMode.class)
                    .defaultValue(ClockMode.LIVE)
                    .withDescription(
                            "Source of the clock: live (records, and wall time in quiet hours,"
                                    + " so that warnings are given at night too), or event-time (records"
                                    + " alone: a replay gives the same warnings at any speed, but while no"
                                    + " records come, no warnings are given).");

    public static final ConfigOption<Duration> QUIET_AFTER =
            ConfigOptions.key("churn.clock.quiet-after")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "In the mode live: after how long without a record a partition that is"
                                    + " read to its end no longer waits for records. A duration of at"
                                    + " least 1 ms. Shorter: a sparse partition holds the others back"
                                    + " for less. Longer: fewer questions to the brokers.");

    public static final ConfigOption<Duration> QUIET_LIMIT =
            ConfigOptions.key("churn.clock.quiet-limit")
                    .durationType()
                    .defaultValue(Duration.ofHours(12))
                    .withDescription(
                            "In the mode live: how far the clock advances beyond the last"
                                    + " record of the shop. A longer silence is treated as an outage, and"
                                    + " the clock is held. A duration, 0 or more, longer than the longest"
                                    + " night of the shop. Shorter: an outage makes fewer false warnings."
                                    + " Longer: a long weekend is not taken for an outage.");

    public static final ConfigOption<Duration> HOLD_GRACE =
            ConfigOptions.key("churn.clock.hold-grace")
                    .durationType()
                    .defaultValue(Duration.ofHours(1))
                    .withDescription(
                            "In the mode live: how long, after an outage, the clock waits for a"
                                    + " partition without records, because its backlog may still arrive. A"
                                    + " duration, 0 or more. Shorter: warnings go on sooner. Longer:"
                                    + " producers have more time to come back.");

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

    public static final ConfigOption<Duration> ALIGNMENT =
            ConfigOptions.key("churn.clock.alignment")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "How far, in event time, a partition is read ahead of the slowest one:"
                                    + " for a backfill of partitions that are not equally full, whose"
                                    + " facts would wait for the clock in the state otherwise. A"
                                    + " duration of at least 1 h; unset: as far as it may be. The job"
                                    + " comes no further than that in a few tenths of a second, so a"
                                    + " month is right for years. In the mode event-time a partition"
                                    + " that ends early holds the others back for good: unset it when"
                                    + " the job has caught up.");

    private ClockOptions() {}
}
