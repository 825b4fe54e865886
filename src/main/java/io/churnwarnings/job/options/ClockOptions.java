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
                            "Source of the clock (event-time watermark): live (records,"
                                    + " and wall time while no records come, so that warnings are"
                                    + " also given at night) or event-time (records only: a replay"
                                    + " gives the same warnings at any speed, but without records"
                                    + " there are no warnings).");

    public static final ConfigOption<Duration> QUIET_AFTER =
            ConfigOptions.key("churn.clock.quiet-after")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "In mode live: time without a record after which a"
                                    + " partition that is read to its end no longer holds the"
                                    + " clock back. A duration of at least 1 ms. Shorter: a"
                                    + " partition with few records delays warnings less. Longer:"
                                    + " fewer requests to the brokers.");

    public static final ConfigOption<Duration> QUIET_LIMIT =
            ConfigOptions.key("churn.clock.quiet-limit")
                    .durationType()
                    .defaultValue(Duration.ofHours(12))
                    .withDescription(
                            "In mode live: how far the clock advances beyond the last"
                                    + " record of the shop. A longer silence is treated as an"
                                    + " outage, and the clock is held. A duration, 0 or more,"
                                    + " longer than the longest night of the shop. Shorter: an"
                                    + " outage causes fewer false warnings. Longer: a long weekend"
                                    + " does not count as an outage.");

    public static final ConfigOption<Duration> HOLD_GRACE =
            ConfigOptions.key("churn.clock.hold-grace")
                    .durationType()
                    .defaultValue(Duration.ofHours(1))
                    .withDescription(
                            "In mode live: time that the clock waits after an outage"
                                    + " for partitions without records, because their backlog may"
                                    + " still arrive. A duration, 0 or more. Shorter: warnings"
                                    + " resume sooner. Longer: producers have more time to come"
                                    + " back.");

    public static final ConfigOption<Duration> DISORDER =
            ConfigOptions.key("churn.clock.disorder")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "Out-of-orderness that is tolerated within a partition: a"
                                    + " fact that is later than this counts as late. A duration, 0"
                                    + " or more. Warnings are delayed by as much.");

    public static final ConfigOption<Duration> MAX_SKEW =
            ConfigOptions.key("churn.clock.max-skew")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(10))
                    .withDescription(
                            "Maximum time by which a fact may lie after the Kafka"
                                    + " timestamp of its record; facts beyond it are rejected as"
                                    + " IN_FUTURE. A duration, 0 or more.");

    public static final ConfigOption<Duration> ALIGNMENT =
            ConfigOptions.key("churn.clock.alignment")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "Maximum lead, in event time, of a partition over the"
                                    + " slowest one, for the backfill of partitions with unequal"
                                    + " amounts of data: without it the facts of fast partitions"
                                    + " wait in state for the clock. A duration of at least 1 h;"
                                    + " no limit if not set. The job advances by about this much"
                                    + " in a few tenths of a second, so a month suits a history of"
                                    + " years. In mode event-time a partition that ends early"
                                    + " holds back the others for good: remove the setting when"
                                    + " the job has caught up.");

    private ClockOptions() {}
}
