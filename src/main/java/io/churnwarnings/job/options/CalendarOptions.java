package io.churnwarnings.job.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.calendar*}, {@code churn.promotion.*} and {@code churn.holdout.*}. */
public final class CalendarOptions {

    public static final ConfigOption<String> CALENDAR =
            ConfigOptions.key("churn.calendar")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Calendar document, read once when the job starts: a path, a"
                                    + " URI of a file system that Flink supports, or an http or"
                                    + " https URL. It is in force from the beginning. Without it"
                                    + " every day counts alike.");

    public static final ConfigOption<Duration> UPCOMING =
            ConfigOptions.key("churn.calendar.upcoming")
                    .durationType()
                    .defaultValue(Duration.ofDays(21))
                    .withDescription(
                            "How long before its first day a named entry of the calendar"
                                    + " is on events as upcoming. A duration from 0 to 366 days.");

    public static final ConfigOption<Integer> MIN_OCCASIONS =
            ConfigOptions.key("churn.promotion.min-occasions")
                    .intType()
                    .defaultValue(3)
                    .withDescription(
                            "Number of purchase occasions from which a customer can be one"
                                    + " who buys in promotions only. A whole number from 1 to"
                                    + " 1000.");

    public static final ConfigOption<Double> PROMOTION_SHARE =
            ConfigOptions.key("churn.promotion.share")
                    .doubleType()
                    .defaultValue(0.8)
                    .withDescription(
                            "Share of a customer's occasions in promotions from which they"
                                    + " count as buying in promotions only. Above 0, at most 1,"
                                    + " with at most 4 decimals.");

    public static final ConfigOption<Double> HOLDOUT_SHARE =
            ConfigOptions.key("churn.holdout.share")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "Share of silences that are marked with holdout: true, to be"
                                    + " left alone, so that the effect of treatment can be"
                                    + " measured. A number from 0 to 0.5.");

    public static final ConfigOption<String> HOLDOUT_SALT =
            ConfigOptions.key("churn.holdout.salt")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Text that decides, with the customer and the quarter, which"
                                    + " silences are held out. Not empty. If not set: the value of"
                                    + " churn.source-name.");

    private CalendarOptions() {}
}
