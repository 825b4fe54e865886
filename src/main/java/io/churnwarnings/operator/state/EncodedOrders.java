package io.churnwarnings.operator.state;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fastpath.KeptOrders;
import io.churnwarnings.serde.FactFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Scans the bytes of a customer with orders only ({@link ProfileFormat#ORDERS_ALONE}), once and
 * without an object for each order.
 *
 * <p>Not thread-safe: it is used again for the next customer.
 */
final class EncodedOrders {

    private final byte[] baseCurrency;
    private final KeptOrders orders;
    private byte[] body;
    private int at;
    private long lastAt;
    private int ordersFrom;
    private int currencyFrom;
    private int currencyLength;

    /**
     * @param baseCurrency in which amounts are compared
     */
    EncodedOrders(String baseCurrency) {
        this.baseCurrency = baseCurrency.getBytes(StandardCharsets.UTF_8);
        orders = new KeptOrders(baseCurrency);
    }

    /**
     * Looks through a body.
     *
     * @param orderId UTF-8
     * @return whether none of the orders has this id
     */
    boolean lacks(byte[] orderId, byte[] bytes, int length) {
        body = bytes;
        at = 1;
        int oldestKept = (int) varint();
        long base = signed();
        orders.begin(oldestKept, (body[0] & ProfileFormat.WARNED) != 0);
        if ((body[0] & ProfileFormat.HAS_PAST) != 0) {
            past(base);
        }
        lastAt = base;
        ordersFrom = at;
        currencyLength = 0;
        boolean lacks = true;
        boolean inBase = false;
        while (at < length) {
            int flags = body[at++];
            lastAt += signed();
            int idLength = (int) varint();
            lacks &= !is(orderId, at, idLength);
            at += idLength;
            long amount = Fact.UNKNOWN_AMOUNT;
            if ((flags & FactFormat.HAS_AMOUNT) != 0) {
                amount = varint() * ((flags & FactFormat.WHOLE_CENTS) != 0 ? FactFormat.CENT : 1);
            }
            if ((flags & FactFormat.SAME_CURRENCY) == 0) {
                currencyLength = (int) varint();
                currencyFrom = at;
                at += currencyLength;
                inBase = is(baseCurrency, currencyFrom, currencyLength);
            }
            orders.add(lastAt, amount, inBase, (flags & FactFormat.PROMOTION) != 0);
        }
        return lacks;
    }

    /** The orders of the body that was looked through last. */
    KeptOrders orders() {
        return orders;
    }

    /** Where the first of them stands in the body. */
    int ordersFrom() {
        return ordersFrom;
    }

    /** The time of the last of them. */
    long lastAt() {
        return lastAt;
    }

    /** Whether the last of them is in this currency. */
    boolean lastIsIn(String currency) {
        boolean same = currency.length() == currencyLength;
        for (int i = 0; same && i < currencyLength; i++) {
            same = currency.charAt(i) == body[currencyFrom + i];
        }
        return same;
    }

    private void past(long base) {
        int length = (int) varint();
        int end = at + length;
        if ((body[0] & ProfileFormat.HAS_FOLDED) != 0) {
            long asOf = base - signed();
            int count = (int) varint();
            if (count > 0) {
                long lastOrder = asOf - signed();
                long latest = lastOrder - signed();
                orders.fold(new Occasions(count, latest - signed(), latest, lastOrder));
            }
            for (long left = varint(); left > 0; left--) {
                orders.foldGap(varint());
            }
        }
        at = end;
    }

    private boolean is(byte[] wanted, int from, int length) {
        return length == wanted.length
                && Arrays.equals(wanted, 0, length, body, from, from + length);
    }

    private long varint() {
        byte next = body[at++];
        long value = next & 0x7F;
        for (int shift = 7; next < 0; shift += 7) {
            next = body[at++];
            value |= (long) (next & 0x7F) << shift;
        }
        return value;
    }

    private long signed() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }
}
