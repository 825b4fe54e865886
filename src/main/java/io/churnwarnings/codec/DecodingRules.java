package io.churnwarnings.codec;

import io.churnwarnings.codec.field.Currencies;
import io.churnwarnings.codec.field.InputMapping;
import java.io.Serializable;

/**
 * What a {@link FactDecoder} takes a fact by.
 *
 * @param baseCurrency the currency of amounts without one: three capitals
 * @param maxSkew how many milliseconds a fact may lie after its Kafka timestamp, 0 or more
 * @param oldest facts before this instant, in epoch milliseconds, are not believed
 * @param mapping where the fields of a fact stand; null in canonical facts
 */
public record DecodingRules(String baseCurrency, long maxSkew, long oldest, InputMapping mapping)
        implements Serializable {

    /** Rules for canonical facts. */
    public DecodingRules(String baseCurrency, long maxSkew, long oldest) {
        this(baseCurrency, maxSkew, oldest, null);
    }

    public DecodingRules {
        if (!Currencies.isCurrency(baseCurrency)) {
            throw new IllegalArgumentException(
                    "baseCurrency is not three capitals: " + baseCurrency);
        }
        if (maxSkew < 0) {
            throw new IllegalArgumentException("maxSkew is negative: " + maxSkew);
        }
    }
}
