package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.field.IdRules;
import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.mapping.Condition;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Mappings as a shop could set them, and what they make of a record. */
public final class Mapped {

    private final Map<MappedField, FieldPath> paths = new EnumMap<>(MappedField.class);
    private Map<String, String> types = Map.of();
    private List<TimeFormat> times = List.of(TimeFormat.ISO);
    private MoneyRules money = MoneyRules.MAJOR;
    private IdRules ids = IdRules.PLAIN;
    private Condition ignore;
    private Condition promotion;
    private String records;
    private boolean refundsAll;
    private boolean afterImage;
    private FactDecoder decoder;

    /** The canonical places. */
    public static Mapped canonical() {
        Mapped mapped = new Mapped();
        for (MappedField field : MappedField.values()) {
            if (field.ordinal() <= MappedField.ITEMS.ordinal()) {
                mapped.with(field, "/" + field.canonical());
            }
        }
        return mapped;
    }

    public Mapped with(MappedField field, String path) {
        paths.put(field, FieldPath.parse(path));
        return this;
    }

    public Mapped types(Map<String, String> words) {
        types = words;
        return this;
    }

    Mapped times(TimeFormat... formats) {
        times = List.of(formats);
        return this;
    }

    Mapped money(MoneyRules rules) {
        money = rules;
        return this;
    }

    Mapped ids(IdRules rules) {
        ids = rules;
        return this;
    }

    Mapped promotion(String condition) {
        promotion = Condition.parse(condition);
        return this;
    }

    Mapped ignore(String condition) {
        ignore = Condition.parse(condition);
        return this;
    }

    Mapped records(String place) {
        records = place;
        return this;
    }

    Mapped refundsAll() {
        refundsAll = true;
        return this;
    }

    Mapped changeEvents() {
        afterImage = true;
        return this;
    }

    public DecodedRecord decode(String json) {
        return decode(json, null);
    }

    DecodedRecord decode(String json, Function<String, byte[]> headers) {
        return decoder().decode(Samples.received(json.getBytes(UTF_8), Samples.NOW), headers);
    }

    FactDecoder decoder() {
        if (decoder == null) {
            InputMapping mapping =
                    new InputMapping(
                            paths,
                            types,
                            times,
                            Map.of(),
                            true,
                            money,
                            ids,
                            ignore,
                            records,
                            refundsAll,
                            afterImage,
                            false,
                            promotion);
            decoder =
                    new FactDecoder(
                            new DecodingRules("CNY", Samples.SKEW, Samples.OLDEST, mapping)
                                    .readingPromotions(true));
        }
        return decoder;
    }

    /** All facts of a record, in order. */
    List<Fact> facts(String json) {
        List<Fact> facts = new ArrayList<>();
        DecodedRecord ingested = decode(json);
        if (ingested.isRejected()) {
            throw new AssertionError("no fact but " + ingested.rejection().detail());
        }
        ingested.forEachFact(fact -> facts.add(fact.fact()));
        return facts;
    }

    /** What a row comes to. */
    DecodedRecord row(Map<String, String> cells, RowRules rules) {
        return decoder().decodeRow(Samples.received(new byte[0], Samples.NOW), cells, rules);
    }

    /** The fact that a record states; fails if it states none. */
    public CustomerFact fact(String json) {
        DecodedRecord ingested = decode(json);
        if (!ingested.isFact()) {
            throw new AssertionError("no fact but " + ingested);
        }
        return ingested.fact();
    }

    /** Reason and detail of a rejection. */
    public String rejection(String json) {
        Rejection rejection = decode(json).rejection();
        return rejection == null ? "taken" : rejection.reason() + " " + rejection.detail();
    }
}
