package io.churnwarnings.registry.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Writes events as Protobuf messages, the first of their schema's. */
public final class ProtobufWriter implements PayloadWriter {

    private final Descriptor type;

    public ProtobufWriter(Descriptor type) {
        this.type = type;
    }

    @Override
    public byte[] write(byte[] json) {
        byte[] message = message(type, JsonTree.parse(json)).toByteArray();
        // The zero says that it is the first message.
        byte[] payload = new byte[1 + message.length];
        System.arraycopy(message, 0, payload, 1, message.length);
        return payload;
    }

    private static Message message(Descriptor type, JsonNode value) {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        if (value.isTextual()) {
            Instant instant = Instant.parse(value.textValue());
            return builder.setField(type.findFieldByNumber(1), instant.getEpochSecond())
                    .setField(type.findFieldByNumber(2), instant.getNano())
                    .build();
        }
        Map<String, FieldDescriptor> fields = new HashMap<>();
        type.getFields().forEach(field -> fields.put(field.getJsonName(), field));
        JsonTree.checkNames(value, fields::containsKey);
        for (FieldDescriptor field : type.getFields()) {
            JsonNode held = value.path(field.getJsonName());
            if (field.isRepeated()) {
                held.forEach(element -> builder.addRepeatedField(field, scalar(field, element)));
            } else if (!held.isMissingNode()) {
                builder.setField(field, scalar(field, held));
            }
        }
        return builder.build();
    }

    private static Object scalar(FieldDescriptor field, JsonNode value) {
        return switch (field.getJavaType()) {
            case MESSAGE -> message(field.getMessageType(), value);
            // Money is a number in JSON, and exact in both.
            case STRING -> value.asText();
            case BOOLEAN -> value.booleanValue();
            case INT -> value.intValue();
            case DOUBLE -> value.doubleValue();
            default -> throw new IllegalStateException("no event has a " + field);
        };
    }
}
