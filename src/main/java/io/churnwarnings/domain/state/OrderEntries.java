package io.churnwarnings.domain.state;

import io.churnwarnings.domain.fact.OrderColumns;
import java.util.AbstractList;
import java.util.RandomAccess;

/** Orders in columns as the entries of a ledger, each made when it is asked for. */
final class OrderEntries extends AbstractList<Entry> implements RandomAccess {

    private final OrderColumns orders;

    OrderEntries(OrderColumns orders) {
        this.orders = orders;
    }

    OrderColumns orders() {
        return orders;
    }

    @Override
    public Entry get(int index) {
        return Entry.of(orders.get(index));
    }

    @Override
    public int size() {
        return orders.size();
    }
}
