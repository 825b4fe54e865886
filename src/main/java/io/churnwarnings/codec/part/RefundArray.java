package io.churnwarnings.codec.part;

import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.codec.field.TimeAt;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.mapping.AmountSource;
import io.churnwarnings.codec.mapping.Refunds;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;

/**
 * Makes facts of the refunds in an array. Those of one instant are one, as the second would be
 * taken for a repetition of the first.
 */
final class RefundArray {

    private final MoneyRules rules;
    private final String base;

    RefundArray(MoneyRules rules, String base) {
        this.rules = rules;
        this.base = base;
    }

    /**
     * Reads the refunds.
     *
     * @param recordCurrency the currency of refunds without one
     * @param further whether the record also has a purchase, so that unusable refunds are dropped;
     *     otherwise the first must be usable
     */
    void read(
            Refunds refunds,
            String recordCurrency,
            String orderId,
            boolean further,
            RecordParts found)
            throws RecordRejected {
        for (int i = 0; i < refunds.size(); i++) {
            if (refunds.fault(i) == null && isFollower(refunds, i)) {
                continue;
            }
            try {
                read(refunds, i, recordCurrency, orderId, found);
            } catch (RecordRejected e) {
                if (!further && i == 0 || found.isFull()) {
                    throw e;
                }
                found.drop(FactType.REFUND, e.reason(), e.getMessage());
            }
        }
    }

    private void read(
            Refunds refunds, int index, String recordCurrency, String orderId, RecordParts found)
            throws RecordRejected {
        String fault = refunds.fault(index);
        if (fault != null) {
            throw new RecordRejected(
                    fault.endsWith(TimeAt.ABSENT)
                            ? RejectionReason.MISSING_FIELD
                            : RejectionReason.BAD_FIELD,
                    fault);
        }
        String code = refunds.currency(index, recordCurrency);
        long sum = refunds.amount(index);
        for (int i = index + 1; i < refunds.size(); i++) {
            if (refunds.fault(i) == null && refunds.time(i) == refunds.time(index)) {
                String other = refunds.currency(i, recordCurrency);
                if (isSame(code, other)) {
                    sum = AmountSource.add(sum, refunds.amount(i));
                } else {
                    found.drop(
                            FactType.REFUND,
                            RejectionReason.BAD_FIELD,
                            "currency: " + other + " beside " + code + " at one instant");
                }
            }
        }
        RecordMoney money = RecordMoney.of(sum, code, base, rules, found);
        Fact fact =
                new Fact(
                        refunds.time(index),
                        orderId,
                        FactType.REFUND,
                        money.amount(),
                        money.currency());
        found.add(fact, "occurredAt of a refund");
    }

    /** Whether a refund is part of one before it. */
    private static boolean isFollower(Refunds refunds, int index) {
        for (int i = 0; i < index; i++) {
            if (refunds.fault(i) == null && refunds.time(i) == refunds.time(index)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSame(String one, String other) {
        return (one == null ? base : one).equals(other == null ? base : other);
    }
}
