package io.churnwarnings.codec.field;

import java.io.Serializable;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/**
 * How amounts of mapped records are written.
 *
 * @param minor whether they are whole numbers of the currency's smallest coin
 * @param decimals how many decimals the currencies have whose coins are not those of ISO 4217
 * @param scale the decimals of amounts that are written as the base64 of an integer's bytes; null
 *     if texts are numbers
 */
public record MoneyRules(boolean minor, Map<String, Integer> decimals, Integer scale)
        implements Serializable {

    /** Numbers of the currency's unit. */
    public static final MoneyRules MAJOR = new MoneyRules(false, Map.of(), null);

    /** The most decimals that a currency may have. */
    public static final int MOST_DECIMALS = 4;

    private static final Map<String, Integer> ISO = iso();

    public MoneyRules {
        decimals = Map.copyOf(decimals);
    }

    /** How many decimals a currency has; two if it is not known. */
    public int decimalsOf(String currency) {
        Integer own = decimals.get(currency);
        return own != null ? own : ISO.getOrDefault(currency, 2);
    }

    private static Map<String, Integer> iso() {
        Map<String, Integer> all = new HashMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            int digits = currency.getDefaultFractionDigits();
            all.put(currency.getCurrencyCode(), Math.min(Math.max(digits, 0), MOST_DECIMALS));
        }
        return Map.copyOf(all);
    }
}
