package io.churnwarnings.registry.payload;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts the fields of a message before it is built: an empty message inside another takes two
 * bytes, and some hundred in memory.
 */
final class MessageBounds {

    private static final int MOST_FIELDS = 1 << 16;
    private static final int DEEPEST = 100;

    private int left = MOST_FIELDS;

    private MessageBounds() {}

    /**
     * Checks a message.
     *
     * @param in at its beginning; read to its end
     * @throws IOException if it has too many fields, is too deep, or is no message
     */
    static void check(Descriptor type, CodedInputStream in) throws IOException {
        new MessageBounds().count(type, in, 0);
    }

    private void count(Descriptor type, CodedInputStream in, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("deeper than " + DEEPEST);
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (--left < 0) {
                throw new InvalidProtocolBufferException("more than " + MOST_FIELDS + " fields");
            }
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean isMessage =
                    field != null
                            && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                            && WireFormat.getTagWireType(tag)
                                    == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (isMessage) {
                int outer = in.pushLimit(in.readRawVarint32());
                count(field.getMessageType(), in, depth + 1);
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
    }
}
