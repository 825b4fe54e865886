package io.churnwarnings.registry.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * Messages as JSON, by the names that Protobuf's JSON has for the fields ({@code order_id} is
 * {@code orderId}). Timestamps become ISO-8601, wrapped values themselves, bytes base64; integers
 * are numbers of any size. A field without presence is absent if it has its default, unless it is
 * an enum, whose first constant may have any meaning.
 */
final class ProtobufJson {

    private static final Descriptor TIMESTAMP =
            TimestampProto.getDescriptor().findMessageTypeByName("Timestamp");

    private ProtobufJson() {}

    static void write(Message message, JsonGenerator out) throws IOException {
        Descriptor type = message.getDescriptorForType();
        if (type.getFullName().equals(TIMESTAMP.getFullName())) {
            writeTimestamp(message, out);
        } else if (type.getFile() == WrappersProto.getDescriptor()) {
            FieldDescriptor value = type.findFieldByNumber(1);
            writeValue(value, message.getField(value), out);
        } else {
            out.writeStartObject();
            for (FieldDescriptor field : type.getFields()) {
                if (isThere(field, message)) {
                    out.writeFieldName(field.getJsonName());
                    writeField(field, message.getField(field), out);
                }
            }
            out.writeEndObject();
        }
    }

    private static boolean isThere(FieldDescriptor field, Message message) {
        if (field.isRepeated()) {
            return message.getRepeatedFieldCount(field) > 0;
        }
        return field.hasPresence()
                ? message.hasField(field)
                : field.getJavaType() == FieldDescriptor.JavaType.ENUM
                        || !message.getField(field).equals(field.getDefaultValue());
    }

    private static void writeField(FieldDescriptor field, Object value, JsonGenerator out)
            throws IOException {
        if (field.isMapField()) {
            out.writeStartObject();
            FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
            FieldDescriptor held = field.getMessageType().findFieldByNumber(2);
            for (Object entry : (List<?>) value) {
                Message pair = (Message) entry;
                out.writeFieldName(pair.getField(key).toString());
                writeValue(held, pair.getField(held), out);
            }
            out.writeEndObject();
        } else if (field.isRepeated()) {
            out.writeStartArray();
            for (Object element : (List<?>) value) {
                writeValue(field, element, out);
            }
            out.writeEndArray();
        } else {
            writeValue(field, value, out);
        }
    }

    private static void writeValue(FieldDescriptor field, Object value, JsonGenerator out)
            throws IOException {
        switch (field.getJavaType()) {
            case MESSAGE -> write((Message) value, out);
            case ENUM -> out.writeString(((EnumValueDescriptor) value).getName());
            case STRING -> out.writeString((String) value);
            case BYTE_STRING -> out.writeBinary(((ByteString) value).toByteArray());
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case FLOAT -> out.writeNumber((Float) value);
            case DOUBLE -> out.writeNumber((Double) value);
            case INT ->
                    out.writeNumber(
                            isUnsigned(field) ? (Integer) value & 0xFFFF_FFFFL : (Integer) value);
            case LONG -> {
                if (isUnsigned(field)) {
                    out.writeNumber(new BigInteger(Long.toUnsignedString((Long) value)));
                } else {
                    out.writeNumber((Long) value);
                }
            }
        }
    }

    private static boolean isUnsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, UINT64, FIXED32, FIXED64 -> true;
            default -> false;
        };
    }

    private static void writeTimestamp(Message message, JsonGenerator out) throws IOException {
        Descriptor type = message.getDescriptorForType();
        long seconds = (Long) message.getField(type.findFieldByNumber(1));
        int nanos = (Integer) message.getField(type.findFieldByNumber(2));
        out.writeString(Instant.ofEpochSecond(seconds, nanos).toString());
    }
}
