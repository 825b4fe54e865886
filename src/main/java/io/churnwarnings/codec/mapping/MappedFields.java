package io.churnwarnings.codec.mapping;

import com.fasterxml.jackson.core.JsonParser;
import io.churnwarnings.codec.field.CurrencyAt;
import io.churnwarnings.codec.field.IdAt;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.field.TimeAt;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.field.TimeReader;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The values at the mapped places of a record, not validated. Reused from record to record. */
public final class MappedFields implements FieldTarget {

    /** Whether the shop is alive, and when, where that is all that a record says. */
    record Beat(JsonScalar type, TimeAt at) {}

    private static final JsonScalar NO_TYPE = new JsonScalar("type");

    public final IdAt orderId;
    public final IdAt customerId;
    public final TimeAt occurredAt;
    public final TimeAt updatedAt;
    public final TimeAt cancelledAt;
    public final TimeAt refundedAt;
    public final TimeAt refundedSoFarAt;
    public final AmountSource amount;
    public final AmountSource refundAmount;
    public final AmountSource refundedSoFar;
    public final CurrencyAt currency;
    public final CurrencyAt refundCurrency;
    final List<Refunds> refunds = new ArrayList<>();
    final List<JsonScalar> types;
    public final JsonScalar items;

    private final PlaceReaders places;
    private final PointerNode root;
    private final Map<JsonScalar, String> attributes;
    private final ConditionReader ignore;
    private final ConditionReader promotion;
    private final Beat heartbeat;
    private final List<Beat> rowsGone = new ArrayList<>();
    private final TimeAt[] times;
    private final JsonScalar specVersion;
    private final JsonScalar data;
    private int position;

    /**
     * @param envelope the prefix of each place: empty, or {@code /data} within a CloudEvent
     * @param rows how cells are written; null in JSON
     */
    MappedFields(InputMapping mapping, String envelope, RowRules rows) {
        places = new PlaceReaders(mapping, envelope, rows);
        root = places.root();
        orderId = places.id(MappedField.ORDER_ID);
        customerId = places.id(MappedField.CUSTOMER_ID);
        occurredAt = places.time(MappedField.OCCURRED_AT);
        updatedAt = places.time(MappedField.UPDATED_AT);
        cancelledAt = places.time(MappedField.CANCELLED_AT);
        refundedAt = places.time(MappedField.REFUNDED_AT);
        refundedSoFarAt = places.time(MappedField.REFUNDED_SO_FAR_AT);
        amount = places.money(MappedField.AMOUNT);
        refundAmount = places.money(MappedField.REFUND_AMOUNT);
        refundedSoFar = places.money(MappedField.REFUNDED_SO_FAR);
        currency = new CurrencyAt(places.words(MappedField.CURRENCY));
        refundCurrency = new CurrencyAt(places.words(MappedField.REFUND_CURRENCY));
        types = places.words(MappedField.TYPE);
        items = places.itemsMark();
        ignore = mapping.ignore() == null ? null : places.condition(mapping.ignore());
        promotion = mapping.promotion() == null ? null : places.condition(mapping.promotion());
        readRefunds(mapping.paths().get(MappedField.REFUNDS));
        heartbeat = beat(envelope + "/type", envelope + "/occurredAt", TimeFormat.ISO);
        if (mapping.afterImage()) {
            for (String at : List.of(envelope, envelope + "/payload")) {
                rowsGone.add(beat(at + "/op", at + "/ts_ms", TimeFormat.EPOCH_MILLIS));
            }
        }
        times = times();
        specVersion = places.outside("/specversion", "specversion");
        data = places.outside("/data", "data");
        attributes = places.attributes();
        root.freeze();
    }

    private TimeAt[] times() {
        List<TimeAt> all =
                new ArrayList<>(
                        List.of(
                                occurredAt,
                                updatedAt,
                                cancelledAt,
                                refundedAt,
                                refundedSoFarAt,
                                heartbeat.at));
        rowsGone.forEach(gone -> all.add(gone.at));
        return all.toArray(TimeAt[]::new);
    }

    private Beat beat(String type, String at, TimeFormat format) {
        TimeAt.Place time =
                new TimeAt.Place(
                        places.outside(at, "occurredAt"),
                        new TimeReader(List.of(format), false),
                        null);
        return new Beat(places.outside(type, "type"), new TimeAt("occurredAt", List.of(time)));
    }

    private void readRefunds(FieldPath path) {
        if (path == null) {
            return;
        }
        places.arrays(
                path,
                (elements, step) -> {
                    PlaceReaders inside = places.within(elements);
                    AmountSource money = inside.money(MappedField.REFUNDS_AMOUNT);
                    CurrencyAt currency =
                            new CurrencyAt(inside.words(MappedField.REFUNDS_CURRENCY));
                    TimeAt time = inside.time(MappedField.REFUNDS_AT);
                    Refunds all = new Refunds();
                    elements.choose(step, all, () -> all.add(money, time, currency));
                    refunds.add(all);
                });
    }

    @Override
    public void clear() {
        root.clear();
        position = 0;
        for (TimeAt time : times) {
            time.renew();
        }
    }

    @Override
    public void set(String name, JsonParser parser, Skipper skipper) throws IOException {
        PointerNode node = root.child(name, position++);
        if (node == null) {
            skipper.skip(parser);
        } else {
            node.read(parser, skipper);
        }
    }

    /** Takes the texts of a row by the names of its columns; null where a cell is empty. */
    void takeCells(Function<String, String> cells) {
        clear();
        root.take(cells);
    }

    /**
     * Reads the places in the record's headers.
     *
     * @param headers by name; null where there are none
     */
    void takeHeaders(Function<String, byte[]> headers) {
        if (attributes.isEmpty()) {
            return;
        }
        attributes.forEach(
                (value, name) -> {
                    byte[] header = headers == null ? null : headers.apply(name);
                    value.clear();
                    if (header != null) {
                        value.setString(new String(header, StandardCharsets.UTF_8));
                    }
                });
    }

    /** Whether the value is a CloudEvent in structured mode. */
    boolean isEnvelope() {
        return specVersion.isString() && data.kind() == JsonScalar.Kind.OTHER && data.length() == 0;
    }

    /**
     * When the shop was alive, if the record says nothing else: a canonical heartbeat, or a row
     * that is gone; null if it says more.
     */
    public TimeAt onlyAlive() {
        if (heartbeat.type.isString("heartbeat") && heartbeat.at.read()) {
            return heartbeat.at;
        }
        for (Beat gone : rowsGone) {
            if (gone.type.isString("d")) {
                return gone.at;
            }
        }
        return null;
    }

    /** Whether a time without offset was read so far. */
    boolean hasReadLocalTime() {
        return places.haveReadLocalTime();
    }

    /** Whether the record is to be left out. */
    public boolean isIgnored() {
        return ignore != null && ignore.holds();
    }

    /** Whether the order was placed in a promotion. */
    public boolean isPromotion() {
        return promotion != null && promotion.holds();
    }

    /** The word for the type of the record, as written; absent if there is none. */
    public JsonScalar type() {
        for (JsonScalar type : types) {
            if (!type.isBlank()) {
                return type;
            }
        }
        return types.isEmpty() ? NO_TYPE : types.get(0);
    }

    /** The refunds in the first array that has any; null if none has. */
    public Refunds refundsFound() {
        for (Refunds some : refunds) {
            if (some.size() > 0) {
                return some;
            }
        }
        return null;
    }
}
