package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.OrderLines;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.file.sort.ExternalSort;
import io.churnwarnings.codec.file.sort.Sorted;
import io.churnwarnings.codec.mapping.InputMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders of a file that has their lines, wherever in it these stand: the lines are sorted by
 * order, joined, and the orders put in the order of their first lines. All of it outside of memory,
 * if need be.
 */
final class JoinedItems implements Items {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Items lines;
    private final OrderLines joiner;
    private final ExternalSort byOrder = new ExternalSort();
    private final ExternalSort byPlace = new ExternalSort();
    private Sorted orders;

    JoinedItems(Items lines, InputMapping mapping, RowRules rows) {
        this.lines = lines;
        this.joiner = new OrderLines(mapping, rows);
    }

    @Override
    public Item next() throws IOException {
        if (orders == null) {
            sort();
            join();
            orders = byPlace.sorted();
        }
        return orders.next() ? ItemBytes.read(orders.element()) : null;
    }

    private void sort() throws IOException {
        for (Item line = lines.next(); line != null; line = lines.next()) {
            String order = line.fault() == null ? joiner.line(line.cells()).orderId() : null;
            if (order == null) {
                byPlace.add(line.number(), ItemBytes.of(line));
            } else {
                byOrder.add(hash(order), ItemBytes.of(line));
            }
        }
    }

    private void join() throws IOException {
        Sorted sorted = byOrder.sorted();
        List<Item> alike = new ArrayList<>();
        long key = 0;
        while (sorted.next()) {
            if (sorted.key() != key) {
                split(alike);
                alike.clear();
            }
            key = sorted.key();
            alike.add(ItemBytes.read(sorted.element()));
        }
        split(alike);
    }

    /** Orders of different ids may have the same key. */
    private void split(List<Item> alike) throws IOException {
        Map<String, Map<String, List<Item>>> found = new LinkedHashMap<>();
        for (Item item : alike) {
            OrderLines.Line line = joiner.line(item.cells());
            found.computeIfAbsent(line.orderId(), order -> new LinkedHashMap<>())
                    .computeIfAbsent(line.customerId(), customer -> new ArrayList<>())
                    .add(item);
        }
        for (Map<String, List<Item>> ofOrder : found.values()) {
            if (ofOrder.size() == 2 && ofOrder.containsKey(null)) {
                List<Item> whole = new ArrayList<>();
                ofOrder.values().forEach(whole::addAll);
                whole.sort(java.util.Comparator.comparingLong(Item::number));
                join(whole);
            } else {
                for (List<Item> some : ofOrder.values()) {
                    join(some);
                }
            }
        }
    }

    private void join(List<Item> some) throws IOException {
        Item first = some.get(0);
        Map<String, String> cells = joiner.join(some.stream().map(Item::cells).toList());
        byPlace.add(first.number(), ItemBytes.of(first.joined(cells, List.copyOf(some))));
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    @Override
    public void close() throws IOException {
        lines.close();
        byOrder.close();
        byPlace.close();
    }
}
