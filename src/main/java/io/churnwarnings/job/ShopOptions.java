package io.churnwarnings.job;

import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.currency.*} and {@code churn.time-zone}: the shop's money and its calendar. */
public final class ShopOptions {

    public static final ConfigOption<String> CURRENCY_BASE =
            ConfigOptions.key("churn.currency.base")
                    .stringType()
                    .defaultValue("CNY")
                    .withDescription(
                            "The currency of amounts without one. An ISO 4217 code, three"
                                    + " capitals.");

    public static final ConfigOption<Map<String, String>> CURRENCY_RATES =
            ConfigOptions.key("churn.currency.rates")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "What one unit of another currency is worth in the base, as"
                                    + " GBP:9.1,USD:7.2. Decimals from 0.000000001 to 1000000000."
                                    + " Checked; nothing that is published depends on it yet.");

    public static final ConfigOption<String> TIME_ZONE =
            ConfigOptions.key("churn.time-zone")
                    .stringType()
                    .defaultValue("UTC")
                    .withDescription(
                            "The zone of the shop's calendar months, as Asia/Shanghai or UTC."
                                    + " Checked; nothing that is published depends on it yet.");

    private ShopOptions() {}
}
