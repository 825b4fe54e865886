package io.churnwarnings.codec.part;

import io.churnwarnings.codec.field.CurrencyAt;
import io.churnwarnings.codec.field.Instants;
import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.field.TimeAt;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.mapping.AmountSource;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.codec.mapping.MappedFields;
import io.churnwarnings.codec.mapping.Meaning;
import io.churnwarnings.codec.mapping.Refunds;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.Map;

/** Reads the parts of a record: its purchase, its refunds and its cancellation. */
public final class PartReader {

    private final InputMapping mapping;
    private final String base;
    private final boolean array;
    private final boolean sum;
    private final boolean promotions;
    private final RefundArray refundArray;

    /**
     * @param base the currency of amounts without one
     * @param promotions whether it is read that an order was placed in a promotion
     */
    public PartReader(InputMapping mapping, String base, boolean promotions) {
        this.promotions = promotions;
        this.mapping = mapping;
        this.base = base;
        Map<MappedField, FieldPath> paths = mapping.paths();
        array = paths.containsKey(MappedField.REFUNDS);
        sum = paths.containsKey(MappedField.REFUNDED_SO_FAR);
        refundArray = new RefundArray(mapping.money(), base);
    }

    /** Whether refunds are in an array. */
    public boolean hasArray() {
        return array;
    }

    /** Whether the record has a refund, by its places. */
    public boolean hasRefund(MappedFields fields) {
        if (array) {
            return fields.refundsFound() != null;
        }
        long so = (sum ? fields.refundedSoFar : fields.refundAmount).amount();
        return !sum && fields.refundedAt.read() || so != AmountSource.ABSENT && so != 0;
    }

    /** The time of a refund that is not in an array. */
    public TimeAt refundTime(MappedFields fields, boolean alone) {
        if (sum) {
            return sumTime(fields);
        }
        if (fields.refundedAt.read()) {
            return fields.refundedAt;
        }
        if (isAll(fields, alone)) {
            return sumTime(fields);
        }
        return alone ? fields.occurredAt : fields.refundedAt;
    }

    private static TimeAt sumTime(MappedFields fields) {
        return fields.refundedSoFarAt.read() ? fields.refundedSoFarAt : changeTime(fields);
    }

    public static TimeAt cancellationTime(MappedFields fields) {
        return fields.cancelledAt.read() ? fields.cancelledAt : changeTime(fields);
    }

    private static TimeAt changeTime(MappedFields fields) {
        return fields.updatedAt.read() ? fields.updatedAt : fields.occurredAt;
    }

    /**
     * Reads the parts of a record. The first must be usable; others are dropped if they are not.
     */
    public void read(MappedFields fields, Meaning meaning, String orderId, RecordParts found)
            throws RecordRejected {
        boolean purchase = meaning.tells(FactType.PURCHASE);
        boolean refund = meaning.tells(FactType.REFUND);
        if (purchase) {
            purchase(fields, orderId, found);
        }
        if (refund && array) {
            Refunds refunds = fields.refundsFound();
            if (refunds != null) {
                refundArray.read(refunds, recordCurrency(fields), orderId, purchase, found);
            }
        } else if (refund) {
            boolean alone = meaning.tellsAlone(FactType.REFUND);
            part(purchase, FactType.REFUND, found, () -> refund(fields, alone, orderId, found));
        }
        if (meaning.tells(FactType.CANCELLATION)) {
            part(
                    purchase || refund,
                    FactType.CANCELLATION,
                    found,
                    () -> cancellation(fields, orderId, found));
        }
    }

    private interface Part {
        void read() throws RecordRejected;
    }

    private static void part(boolean further, FactType type, RecordParts found, Part part)
            throws RecordRejected {
        try {
            part.read();
        } catch (RecordRejected e) {
            if (!further) {
                throw e;
            }
            found.drop(type, e.reason(), e.getMessage());
        }
    }

    private void purchase(MappedFields fields, String orderId, RecordParts found)
            throws RecordRejected {
        RecordMoney money = money(fields.amount, recordCurrency(fields), found);
        if (!fields.items.isAbsent()) {
            found.drop(OptionalField.ITEMS);
        }
        fields.occurredAt.read();
        if (money.negative()) {
            add(FactType.REFUND, money, fields.occurredAt, orderId, found);
            return;
        }
        boolean promotion = promotions && fields.isPromotion();
        add(FactType.PURCHASE, money, fields.occurredAt, orderId, promotion, found);
    }

    private void cancellation(MappedFields fields, String orderId, RecordParts found)
            throws RecordRejected {
        RecordMoney money = money(fields.amount, recordCurrency(fields), found);
        add(FactType.CANCELLATION, money, cancellationTime(fields), orderId, found);
    }

    private void refund(MappedFields fields, boolean alone, String orderId, RecordParts found)
            throws RecordRejected {
        AmountSource written = sum ? fields.refundedSoFar : fields.refundAmount;
        if (!sum && alone && written.amount() == AmountSource.ABSENT) {
            written = fields.amount;
        }
        boolean nothing = written.amount() == 0 || sum && written.amount() == AmountSource.ABSENT;
        if (nothing && (sum || !alone)) {
            return;
        }
        String own = sum ? null : currency(fields.refundCurrency, written);
        RecordMoney money = money(written, own == null ? recordCurrency(fields) : own, found);
        TimeAt time = refundTime(fields, alone);
        boolean all = !sum && isAll(fields, alone);
        boolean soFar = all || sum && money.amount() != Fact.UNKNOWN_AMOUNT;
        add(soFar ? FactType.REFUNDED_SO_FAR : FactType.REFUND, money, time, orderId, found);
    }

    /** Whether a refund without amount refunds the rest of its purchase. */
    private boolean isAll(MappedFields fields, boolean alone) {
        return mapping.refundsAll()
                && fields.refundAmount.amount() == AmountSource.ABSENT
                && !(alone && fields.amount.amount() != AmountSource.ABSENT);
    }

    private RecordMoney money(AmountSource written, String code, RecordParts found) {
        return RecordMoney.of(written.amount(), code, base, mapping.money(), found);
    }

    private static String recordCurrency(MappedFields fields) {
        return currency(fields.currency, fields.amount);
    }

    /** The currency that is named, else the one that is written beside the amount. */
    private static String currency(CurrencyAt named, AmountSource written) {
        String code = named.read();
        return code == null ? written.currency() : code;
    }

    private static void add(
            FactType type, RecordMoney money, TimeAt at, String orderId, RecordParts found)
            throws RecordRejected {
        add(type, money, at, orderId, false, found);
    }

    private static void add(
            FactType type,
            RecordMoney money,
            TimeAt at,
            String orderId,
            boolean promotion,
            RecordParts found)
            throws RecordRejected {
        Fact fact = new Fact(time(at), orderId, type, money.amount(), money.currency(), promotion);
        found.add(fact, at.name());
    }

    /** The time at a place that was read; without one the part cannot be used. */
    public static long time(TimeAt at) throws RecordRejected {
        if (!at.read()) {
            throw new RecordRejected(RejectionReason.MISSING_FIELD, at.name() + ": absent or null");
        }
        if (at.time() == Instants.UNREADABLE) {
            throw new RecordRejected(RejectionReason.BAD_FIELD, at.name() + ": " + at.fault());
        }
        return at.time();
    }
}
