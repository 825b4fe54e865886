package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.field.FieldPath;
import io.churnwarnings.codec.field.InputFormat;
import io.churnwarnings.codec.field.InputMapping;
import io.churnwarnings.codec.field.MappedField;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.domain.fact.CustomerFact;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Mappings as a shop could set them, and what they make of a record. */
public final class Mapped {

    private final Map<MappedField, FieldPath> paths = new EnumMap<>(MappedField.class);
    private Map<String, String> types = Map.of();
    private TimeFormat times = TimeFormat.ISO;
    private boolean afterImage;
    private FactDecoder decoder;

    /** The canonical places. */
    public static Mapped canonical() {
        Mapped mapped = new Mapped();
        mapped.paths.putAll(InputMapping.CANONICAL.paths());
        return mapped;
    }

    public static Mapped preset(InputFormat format) {
        Mapped mapped = new Mapped();
        format.paths().forEach(mapped::with);
        mapped.afterImage = format == InputFormat.DEBEZIUM;
        return mapped.types(format.types()).times(format.times());
    }

    public Mapped with(MappedField field, String path) {
        paths.put(field, FieldPath.parse(path));
        return this;
    }

    public Mapped types(Map<String, String> words) {
        types = words;
        return this;
    }

    public Mapped times(TimeFormat format) {
        times = format;
        return this;
    }

    public DecodedRecord decode(String json) {
        return decode(json, null);
    }

    public DecodedRecord decode(String json, Function<String, byte[]> headers) {
        if (decoder == null) {
            InputMapping mapping = new InputMapping(paths, types, times, afterImage);
            decoder =
                    new FactDecoder(
                            new DecodingRules("CNY", Samples.SKEW, Samples.OLDEST, mapping));
        }
        return decoder.decode(Samples.received(json.getBytes(UTF_8), Samples.NOW), headers);
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
