package io.churnwarnings.job.settings;

import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.job.config.OptionParsers;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.ShopOptions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads the shop's currency, and what others are worth in it. */
final class MoneySettings {

    private MoneySettings() {}

    static CurrencyRates rates(SettingsReader reader) {
        String base =
                reader.parsed(
                                ShopOptions.CURRENCY_BASE,
                                "three capitals, such as CNY",
                                OptionParsers::currency)
                        .orElseThrow();
        String allowed =
                "currencies and what one unit of them is worth in "
                        + base
                        + ", such as GBP:9.1,USD:7.2, with decimals from 1e-9 to 1e9; the base"
                        + " itself is worth 1";
        Map<String, BigDecimal> rates = new HashMap<>();
        new TreeMap<>(reader.required(ShopOptions.CURRENCY_RATES, allowed))
                .forEach(
                        (currency, text) -> {
                            BigDecimal rate = OptionParsers.rate(text.trim());
                            if (isSound(currency.trim(), rate, base)) {
                                rates.put(currency.trim(), rate);
                            } else {
                                reader.mistake(
                                        ShopOptions.CURRENCY_RATES.key()
                                                + " has '"
                                                + currency
                                                + "' as '"
                                                + text
                                                + "', but must be "
                                                + allowed);
                            }
                        });
        return new CurrencyRates(base, rates);
    }

    private static boolean isSound(String currency, BigDecimal rate, String base) {
        return OptionParsers.currency(currency) != null
                && rate != null
                && (!currency.equals(base) || rate.compareTo(BigDecimal.ONE) == 0);
    }
}
