package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.EnumSet;
import java.util.Set;

/**
 * The money of a fact, without unusable fields.
 *
 * @param type the type of the fact, which depends on the sign of its amount
 * @param amount in 1/10,000 of the currency's unit without sign, or {@link Fact#UNKNOWN_AMOUNT}
 * @param currency three capitals
 * @param dropped the fields that were unusable
 */
public record Money(FactType type, long amount, String currency, Set<OptionalField> dropped) {

    /** The same with another unusable field. */
    public Money dropping(OptionalField field) {
        Set<OptionalField> more = EnumSet.of(field);
        more.addAll(dropped);
        return new Money(type, amount, currency, more);
    }

    /** In place of a sum of refunds: all that was paid. */
    private static final String ALL = "ALL";

    /** The money of a fact that is taken in any case. */
    public static Money of(FactFields fields, FactType type, String baseCurrency) {
        boolean soFar = type == FactType.REFUND && !fields.refundedSoFar.isAbsent();
        JsonScalar field = soFar ? fields.refundedSoFar : fields.amount;
        boolean all = soFar && field.isString(ALL);
        long amount = amount(field);
        boolean amountUsable = amount != Amounts.UNUSABLE;
        boolean currencyGiven = isCurrency(fields.currency);
        boolean currencyUsable = currencyGiven || fields.currency.isAbsent();
        Set<OptionalField> dropped =
                dropped(
                        amountUsable || all || field.isAbsent(),
                        currencyUsable,
                        fields.itemsUsable());
        boolean moneyBack = type == FactType.PURCHASE && amountUsable && amount < 0;
        boolean sum = soFar && (all || amountUsable && currencyUsable);
        return new Money(
                sum ? FactType.REFUNDED_SO_FAR : moneyBack ? FactType.REFUND : type,
                amountUsable && currencyUsable ? Math.abs(amount) : Fact.UNKNOWN_AMOUNT,
                currencyGiven ? currency(fields.currency) : baseCurrency,
                dropped);
    }

    private static Set<OptionalField> dropped(boolean amount, boolean currency, boolean items) {
        if (amount && currency && items) {
            return Set.of();
        }
        Set<OptionalField> dropped = EnumSet.noneOf(OptionalField.class);
        if (!amount) {
            dropped.add(OptionalField.AMOUNT);
        }
        if (!currency) {
            dropped.add(OptionalField.CURRENCY);
        }
        if (!items) {
            dropped.add(OptionalField.ITEMS);
        }
        return dropped;
    }

    private static long amount(JsonScalar field) {
        return field.isNumber() || field.isString() ? Amounts.parse(field) : Amounts.UNUSABLE;
    }

    private static String currency(JsonScalar field) {
        return Currencies.of(field.charAt(0), field.charAt(1), field.charAt(2));
    }

    private static boolean isCurrency(JsonScalar field) {
        return field.isString() && Currencies.isCurrency(field);
    }
}
