package io.churnwarnings.codec;

import io.churnwarnings.codec.field.Instants;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.mapping.AmountSource;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.codec.mapping.MappedFields;
import io.churnwarnings.codec.mapping.MappedReader;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the lines of an order to one record: the time is the earliest, amounts are added, of all
 * else the first that is there counts. Not thread-safe.
 */
public final class OrderLines {

    private static final String SUM = "sum of the lines";
    private static final String REFUNDED = "refunded of the lines";
    private static final int SCALE = 4;

    private final InputMapping mapping;
    private final MappedReader reader;
    private final RowRules rows;

    /** The order and customer of a line; either may be null. */
    public record Line(String orderId, String customerId) {}

    public OrderLines(InputMapping mapping, RowRules rows) {
        this.mapping = mapping;
        this.reader = new MappedReader(mapping);
        this.rows = rows;
    }

    /** The mapping of orders that were joined. */
    public static InputMapping joined(InputMapping lines) {
        Map<MappedField, FieldPath> paths = new EnumMap<>(MappedField.class);
        paths.putAll(lines.paths());
        paths.computeIfPresent(MappedField.AMOUNT, (f, path) -> FieldPath.parse("/" + SUM));
        paths.computeIfPresent(
                MappedField.REFUNDED_SO_FAR, (f, path) -> FieldPath.parse("/" + REFUNDED));
        return lines.at(paths);
    }

    /** Which order a line belongs to. */
    public Line line(Map<String, String> cells) {
        MappedFields fields = reader.read(cells, rows);
        String order = fields.orderId.read() ? fields.orderId.id() : null;
        String customer = fields.customerId.read() ? fields.customerId.id() : null;
        return new Line(order, customer);
    }

    /** The order of some lines, which are given in the order in which they stand. */
    public Map<String, String> join(List<Map<String, String>> lines) {
        Map<String, String> joined = new LinkedHashMap<>();
        Map<String, String> earliest = null;
        long first = Long.MAX_VALUE;
        Sum amount = new Sum();
        Sum refunded = new Sum();
        for (Map<String, String> cells : lines) {
            cells.forEach(joined::putIfAbsent);
            MappedFields fields = reader.read(cells, rows);
            amount.add(fields.amount);
            refunded.add(fields.refundedSoFar);
            boolean timed = fields.occurredAt.read();
            long time = timed ? fields.occurredAt.time() : Instants.UNREADABLE;
            if (time != Instants.UNREADABLE && time < first) {
                first = time;
                earliest = cells;
            }
        }
        if (earliest != null) {
            joined.putAll(ofTime(earliest));
        }
        put(joined, MappedField.AMOUNT, SUM, amount);
        put(joined, MappedField.REFUNDED_SO_FAR, REFUNDED, refunded);
        return joined;
    }

    private Map<String, String> ofTime(Map<String, String> cells) {
        Map<String, String> times = new HashMap<>();
        mapping.paths()
                .get(MappedField.OCCURRED_AT)
                .pointers()
                .map(pointer -> pointer.steps().get(0).name())
                .filter(cells::containsKey)
                .forEach(column -> times.put(column, cells.get(column)));
        return times;
    }

    /** Conditions look at the sum, too, where it is one column that is added. */
    private void put(Map<String, String> joined, MappedField field, String column, Sum sum) {
        FieldPath path = mapping.paths().get(field);
        String text = sum.text();
        if (path == null || text == null) {
            return;
        }
        joined.put(column, text);
        if (path.pointers().count() == 1) {
            path.pointers().forEach(place -> joined.put(place.steps().get(0).name(), text));
        }
    }

    /** Amounts added. */
    private final class Sum {

        private long sum = AmountSource.ABSENT;
        private String currency;

        void add(AmountSource money) {
            long amount = money.amount();
            sum = AmountSource.add(sum, amount);
            currency =
                    currency == null && amount != AmountSource.ABSENT ? money.currency() : currency;
        }

        /** As it would stand in a cell; null if no line has an amount. */
        String text() {
            if (sum == AmountSource.ABSENT || sum == AmountSource.UNUSABLE) {
                return sum == AmountSource.ABSENT ? null : "?";
            }
            int scale = mapping.money().minor() ? 0 : SCALE;
            String number = BigDecimal.valueOf(sum, scale).toPlainString();
            String text = number.replace('.', rows.decimal());
            return currency == null ? text : text + " " + currency;
        }
    }
}
