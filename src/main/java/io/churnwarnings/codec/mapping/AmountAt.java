package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.Amounts;
import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.codec.field.RowNumber;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.json.JsonScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Base64;

/** The amount that one place holds. */
final class AmountAt implements AmountSource {

    private static final int MOST_BYTES = 16;
    private static final int MOST_CHARS = 64;
    private static final int MOST_SCALE = 38;

    /** In coins: of magnitude below 10¹² units of four decimals. */
    private static final BigDecimal MOST_COINS = BigDecimal.TEN.pow(16);

    private final JsonScalar value;
    private final MoneyRules rules;
    private final JsonScalar scale;
    private final RowNumber row;

    /**
     * @param scale the number of decimals in the record's schema; may be null
     * @param rows how numbers are written in rows; null in JSON
     */
    AmountAt(JsonScalar value, MoneyRules rules, JsonScalar scale, RowRules rows) {
        this.value = value;
        this.rules = rules;
        this.scale = scale;
        this.row = rows == null ? null : new RowNumber(rows);
    }

    @Override
    public long amount() {
        if (value.isBlank()) {
            return ABSENT;
        }
        if (isPlain() && !rules.minor()) {
            return Amounts.parse(value);
        }
        BigDecimal exact = exact();
        if (exact == null) {
            return UNUSABLE;
        }
        return rules.minor() ? coins(exact) : units(exact);
    }

    @Override
    public String currency() {
        return row == null || value.isBlank() || !row.read(value) ? null : row.currency();
    }

    /** The number there, regardless of its unit; null if it is not a number. */
    BigDecimal exact() {
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        Integer decimals = value.isString() ? decimals() : null;
        if (decimals != null) {
            return unscaled(decimals);
        }
        CharSequence text = value;
        if (row != null) {
            text = row.read(value) ? row.number() : "";
        }
        // The grammar is that of canonical amounts; a text of bounded length and exponent is cheap.
        if (text.length() > MOST_CHARS
                || Amounts.parse(text) == Amounts.UNUSABLE && !isLong(text)) {
            return null;
        }
        BigDecimal number = new BigDecimal(text.toString());
        return Math.abs((long) number.scale()) > MOST_CHARS ? null : number;
    }

    /** Whether the text is a number as canonical amounts are. */
    private boolean isPlain() {
        return row == null
                && (value.isNumber() || value.isString() && rules.scale() == null && scale == null);
    }

    private static boolean isLong(CharSequence text) {
        return text.toString().matches("-?[0-9]{1,20}(\\.0+)?");
    }

    private Integer decimals() {
        if (scale != null && !scale.isAbsent()) {
            String text = scale.toString();
            return text.matches("[0-9]{1,2}") ? Integer.valueOf(text) : null;
        }
        return rules.scale();
    }

    private BigDecimal unscaled(int decimals) {
        try {
            byte[] bytes =
                    value.length() > MOST_CHARS
                            ? new byte[0]
                            : Base64.getDecoder().decode(value.toString());
            return bytes.length == 0 || bytes.length > MOST_BYTES || decimals > MOST_SCALE
                    ? null
                    : new BigDecimal(new BigInteger(bytes), decimals);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** In 1/10,000 of the unit. */
    static long units(BigDecimal number) {
        return Amounts.parse(number.setScale(4, RoundingMode.HALF_EVEN).toPlainString());
    }

    static long coins(BigDecimal number) {
        boolean usable =
                number.signum() == 0
                        || number.stripTrailingZeros().scale() <= 0
                                && number.abs().compareTo(MOST_COINS) < 0;
        return usable ? number.longValue() : UNUSABLE;
    }
}
