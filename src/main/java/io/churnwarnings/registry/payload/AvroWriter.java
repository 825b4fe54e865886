package io.churnwarnings.registry.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes events in Avro's binary encoding. */
public final class AvroWriter implements PayloadWriter {

    private final Schema schema;
    private final GenericDatumWriter<Object> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private BinaryEncoder encoder;

    public AvroWriter(Schema schema) {
        this.schema = schema;
        this.writer = new GenericDatumWriter<>(schema);
    }

    @Override
    public byte[] write(byte[] json) {
        bytes.reset();
        encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
        try {
            writer.write(datum(schema, JsonTree.parse(json)), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object datum(Schema schema, JsonNode value) {
        return switch (schema.getType()) {
            case UNION ->
                    value.getNodeType() == JsonNodeType.MISSING
                            ? null
                            : datum(schema.getTypes().get(1), value);
            case RECORD -> record(schema, value);
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                value.forEach(element -> elements.add(datum(schema.getElementType(), element)));
                yield elements;
            }
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case INT -> value.intValue();
            case DOUBLE -> value.doubleValue();
            case LONG -> Instant.parse(value.textValue()).toEpochMilli();
            case BYTES ->
                    ByteBuffer.wrap(
                            value.decimalValue()
                                    .setScale(scale(schema), RoundingMode.UNNECESSARY)
                                    .unscaledValue()
                                    .toByteArray());
            default -> throw new IllegalStateException("no event has a " + schema);
        };
    }

    private static GenericData.Record record(Schema schema, JsonNode object) {
        JsonTree.checkNames(object, name -> schema.getField(name) != null);
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), datum(field.schema(), object.path(field.name())));
        }
        return record;
    }

    private static int scale(Schema schema) {
        return ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
    }
}
