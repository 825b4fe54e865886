package io.churnwarnings.registry.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/**
 * Avro's data as JSON: instants become ISO-8601, dates too, decimals become numbers; other bytes
 * base64; a value of a union has no branch name.
 */
final class AvroJson {

    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;
    private static final long BILLION = 1_000_000_000;

    /** Longer ones are no amounts. */
    private static final int MOST_DECIMAL_BYTES = 64;

    private AvroJson() {}

    static void write(Schema schema, Object value, JsonGenerator out) throws IOException {
        switch (schema.getType()) {
            case UNION -> {
                int branch = GenericData.get().resolveUnion(schema, value);
                write(schema.getTypes().get(branch), value, out);
            }
            case RECORD -> writeRecord(schema, (IndexedRecord) value, out);
            case MAP -> writeMap(schema, (Map<?, ?>) value, out);
            case ARRAY -> {
                out.writeStartArray();
                for (Object element : (Collection<?>) value) {
                    write(schema.getElementType(), element, out);
                }
                out.writeEndArray();
            }
            case ENUM -> out.writeString(value.toString());
            case STRING -> writeText(value, out);
            case BYTES -> writeBytes(schema, bytes((ByteBuffer) value), out);
            case FIXED -> writeBytes(schema, ((GenericFixed) value).bytes(), out);
            case INT -> writeInt(schema, (Integer) value, out);
            case LONG -> writeLong(schema, (Long) value, out);
            case FLOAT -> out.writeNumber((Float) value);
            case DOUBLE -> out.writeNumber((Double) value);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case NULL -> out.writeNull();
        }
    }

    private static void writeRecord(Schema schema, IndexedRecord record, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        for (Schema.Field field : schema.getFields()) {
            out.writeFieldName(field.name());
            write(field.schema(), record.get(field.pos()), out);
        }
        out.writeEndObject();
    }

    private static void writeMap(Schema schema, Map<?, ?> map, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            write(schema.getValueType(), entry.getValue(), out);
        }
        out.writeEndObject();
    }

    /** Unchanged, so that the reader detects malformed text. */
    private static void writeText(Object text, JsonGenerator out) throws IOException {
        if (text instanceof Utf8 utf8) {
            out.writeUTF8String(utf8.getBytes(), 0, utf8.getByteLength());
        } else {
            out.writeString(text.toString());
        }
    }

    private static void writeBytes(Schema schema, byte[] bytes, JsonGenerator out)
            throws IOException {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            if (bytes.length > MOST_DECIMAL_BYTES) {
                // The digits of a long number take time that grows with the square of its length.
                out.writeString("a decimal of " + bytes.length + " bytes");
            } else {
                out.writeNumber(new BigDecimal(new BigInteger(bytes), decimal.getScale()));
            }
        } else {
            out.writeBinary(bytes);
        }
    }

    private static void writeInt(Schema schema, int value, JsonGenerator out) throws IOException {
        if (schema.getLogicalType() instanceof LogicalTypes.Date) {
            out.writeString(LocalDate.ofEpochDay(value).toString());
        } else {
            out.writeNumber(value);
        }
    }

    private static void writeLong(Schema schema, long value, JsonGenerator out) throws IOException {
        Object type = schema.getLogicalType();
        if (type instanceof LogicalTypes.TimestampMillis) {
            writeInstant(value, THOUSAND, out);
        } else if (type instanceof LogicalTypes.TimestampMicros) {
            writeInstant(value, MILLION, out);
        } else if (type instanceof LogicalTypes.TimestampNanos) {
            writeInstant(value, BILLION, out);
        } else {
            out.writeNumber(value);
        }
    }

    private static void writeInstant(long value, long perSecond, JsonGenerator out)
            throws IOException {
        long nanos = Math.floorMod(value, perSecond) * (BILLION / perSecond);
        out.writeString(Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos).toString());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
