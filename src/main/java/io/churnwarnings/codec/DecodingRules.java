package io.churnwarnings.codec;

import io.churnwarnings.codec.field.Currencies;
import io.churnwarnings.codec.mapping.InputMapping;
import java.io.Serializable;

/**
 * The settings of a {@link FactDecoder}.
 *
 * @param baseCurrency the currency of amounts without one: three capitals
 * @param maxSkew how many milliseconds a fact may lie after its Kafka timestamp, 0 or more
 * @param oldest facts before this instant, in epoch milliseconds, are rejected
 * @param mapping where the fields of a fact stand; null in canonical facts
 * @param files how files are read
 * @param promotions whether it is read that an order was placed in a promotion
 */
public record DecodingRules(
        String baseCurrency,
        long maxSkew,
        long oldest,
        InputMapping mapping,
        FileRules files,
        boolean promotions)
        implements Serializable {

    /** Rules of a job that reads no calendar. */
    public DecodingRules(
            String baseCurrency, long maxSkew, long oldest, InputMapping mapping, FileRules files) {
        this(baseCurrency, maxSkew, oldest, mapping, files, false);
    }

    /** Rules for canonical facts. */
    public DecodingRules(String baseCurrency, long maxSkew, long oldest) {
        this(baseCurrency, maxSkew, oldest, null);
    }

    /** Rules for records of any shape, without settings for files. */
    public DecodingRules(String baseCurrency, long maxSkew, long oldest, InputMapping mapping) {
        this(baseCurrency, maxSkew, oldest, mapping, FileRules.UNTOLD);
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

    /** The same for records of another shape. */
    public DecodingRules with(InputMapping other) {
        return new DecodingRules(baseCurrency, maxSkew, oldest, other, files, promotions);
    }

    /** The same for other files. */
    public DecodingRules with(FileRules other) {
        return new DecodingRules(baseCurrency, maxSkew, oldest, mapping, other, promotions);
    }

    /** The same for a job that reads calendars, or none. */
    public DecodingRules readingPromotions(boolean reads) {
        return new DecodingRules(baseCurrency, maxSkew, oldest, mapping, files, reads);
    }
}
