package io.churnwarnings.job;

import io.churnwarnings.codec.DecodingRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Reads the rules by which records are taken, and checks the shop's money and calendar. */
final class DecodingSettings {

    private DecodingSettings() {}

    static DecodingRules read(SettingsReader reader) {
        String base =
                reader.parsed(
                                ShopOptions.CURRENCY_BASE,
                                "three capitals, such as CNY",
                                Texts::currency)
                        .orElseThrow();
        checkRates(reader, base);
        reader.parsed(
                ShopOptions.TIME_ZONE, "a time zone, such as UTC or Asia/Shanghai", ZoneId::of);
        return new DecodingRules(
                base,
                reader.duration(ClockOptions.MAX_SKEW, Duration.ZERO).toMillis(),
                reader.parsed(
                                InputOptions.OLDEST,
                                "a date such as 1990-01-01, or " + Texts.INSTANT,
                                Texts::dateOrInstant)
                        .orElseThrow()
                        .toEpochMilli());
    }

    private static void checkRates(SettingsReader reader, String base) {
        String allowed =
                "currencies and what one unit of them is worth in "
                        + base
                        + ", such as GBP:9.1,USD:7.2, with decimals from 1e-9 to 1e9; the base"
                        + " itself is worth 1";
        Map<String, String> rates = reader.required(ShopOptions.CURRENCY_RATES, allowed);
        new TreeMap<>(rates)
                .forEach(
                        (currency, rate) -> {
                            if (!isSound(currency.trim(), rate.trim(), base)) {
                                reader.mistake(
                                        ShopOptions.CURRENCY_RATES.key()
                                                + " has '"
                                                + currency
                                                + "' as '"
                                                + rate
                                                + "', but must be "
                                                + allowed);
                            }
                        });
    }

    private static boolean isSound(String currency, String text, String base) {
        BigDecimal rate = Texts.rate(text);
        return Texts.currency(currency) != null
                && rate != null
                && (!currency.equals(base) || rate.compareTo(BigDecimal.ONE) == 0);
    }
}
