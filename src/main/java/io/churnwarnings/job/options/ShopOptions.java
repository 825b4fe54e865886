package io.churnwarnings.job.options;

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
                            "Base currency: all money is counted in it, and amounts"
                                    + " without a currency are in it. An ISO 4217 code of three"
                                    + " capital letters.");

    public static final ConfigOption<Map<String, String>> CURRENCY_RATES =
            ConfigOptions.key("churn.currency.rates")
                    .mapType()
                    .defaultValue(Map.of())
                    .withDescription(
                            "Value of one unit of another currency in the base"
                                    + " currency, for example GBP:9.1,USD:7.2. Decimals from"
                                    + " 0.000000001 to 1000000000. Amounts in other currencies are"
                                    + " not counted.");

    public static final ConfigOption<String> TIME_ZONE =
            ConfigOptions.key("churn.time-zone")
                    .stringType()
                    .defaultValue("UTC")
                    .withDescription(
                            "Time zone of the calendar months over which frequency and"
                                    + " monetary value are counted, for example Asia/Shanghai or"
                                    + " UTC.");

    private ShopOptions() {}
}
