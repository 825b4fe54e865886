package io.churnwarnings.registry.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.util.List;

/**
 * Reads payloads of Protobuf. Before the message stands its index path in the schema file: the
 * number of steps and the steps, from the outermost inwards; a zero alone is the first message. By
 * default Apicurio's serializers write a message with the name instead.
 */
public final class ProtobufReader implements PayloadReader {

    private static final int MOST_STEPS = 64;

    /** The tag of a name in the message that names another. */
    private static final int NAME = 10;

    private final FileDescriptor file;

    public ProtobufReader(FileDescriptor file) {
        this.file = file;
    }

    @Override
    public void read(byte[] value, int start, JsonGenerator out) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(value, start, value.length - start);
        Descriptor type = named(value, start);
        if (type == null) {
            type = type(in);
        } else {
            in.skipRawBytes(1 + value[start]);
        }
        int at = start + in.getTotalBytesRead();
        MessageBounds.check(type, CodedInputStream.newInstance(value, at, value.length - at));
        ByteString payload = ByteString.copyFrom(value, at, value.length - at);
        ProtobufJson.write(DynamicMessage.parseFrom(type, payload), out);
    }

    /**
     * The message that is named, or null if none is: as steps, the letters of a name would lead
     * nowhere.
     */
    private Descriptor named(byte[] value, int start) {
        int length = value.length > start + 2 ? value[start + 2] : -1;
        boolean isName =
                length > 0
                        && value[start] == length + 2
                        && value[start + 1] == NAME
                        && value.length - start >= length + 3;
        return isName
                ? file.findMessageTypeByName(new String(value, start + 3, length, UTF_8))
                : null;
    }

    private Descriptor type(CodedInputStream in) throws IOException {
        int steps = in.readSInt32();
        if (steps < 0 || steps > MOST_STEPS) {
            throw new IOException("does not say which message it is");
        }
        Descriptor type = steps == 0 ? step(file.getMessageTypes(), 0) : null;
        for (int i = 0; i < steps; i++) {
            List<Descriptor> among = type == null ? file.getMessageTypes() : type.getNestedTypes();
            type = step(among, in.readSInt32());
        }
        return type;
    }

    private static Descriptor step(List<Descriptor> among, int index) throws IOException {
        if (index < 0 || index >= among.size()) {
            throw new IOException("is a message that the schema does not have");
        }
        return among.get(index);
    }
}
