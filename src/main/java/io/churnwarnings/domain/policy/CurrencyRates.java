package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.Fact;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Exchange rates to the shop's base currency.
 *
 * @param base ISO 4217 code
 * @param rates the value of one unit of each other currency in the base currency, above 0
 */
public record CurrencyRates(String base, Map<String, BigDecimal> rates) implements Serializable {

    /** In place of an amount that is unknown, or in a currency without a rate. */
    public static final long UNKNOWN = Fact.UNKNOWN_AMOUNT;

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE - 1);

    public CurrencyRates {
        rates = Map.copyOf(rates);
    }

    /**
     * An amount in the base currency, rounded half-even to 1/10,000 of its unit.
     *
     * @param amount in 1/10,000 of the currency's unit
     */
    public long toBase(long amount, String currency) {
        if (amount == Fact.UNKNOWN_AMOUNT || currency.equals(base)) {
            return amount;
        }
        BigDecimal rate = rates.get(currency);
        if (rate == null) {
            return UNKNOWN;
        }
        // Beyond 900 million million of the base currency an amount is no amount: it only must not
        // overflow.
        return BigDecimal.valueOf(amount)
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_EVEN)
                .min(MOST)
                .longValueExact();
    }
}
