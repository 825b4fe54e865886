package io.churnwarnings.registry.payload;

import com.google.protobuf.AnyProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import com.squareup.wire.schema.CoreLoader;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.internal.SchemaEncoder;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes of the text of a .proto file the descriptors by which messages are read. */
public final class ProtobufSchemas {

    private static final String NAME = "schema.proto";
    private static final Map<String, FileDescriptor> OWN = own();

    private final Schema schema;
    private final Map<String, FileDescriptor> made = new HashMap<>(OWN);

    private ProtobufSchemas(Schema schema) {
        this.schema = schema;
    }

    /**
     * The descriptor of a file.
     *
     * @throws RuntimeException that says why it is none
     */
    public static FileDescriptor parse(SchemaText text) {
        Loader files = new Files(text.references());
        ErrorCollector errors = new ErrorCollector();
        Schema schema =
                new Linker(files, errors, true, true).link(List.of(Files.parse(NAME, text.text())));
        errors.throwIfNonEmpty();
        return new ProtobufSchemas(schema).descriptor(NAME);
    }

    private FileDescriptor descriptor(String name) {
        FileDescriptor known = made.get(name);
        if (known != null) {
            return known;
        }
        ProtoFile file = schema.protoFile(name);
        if (file == null) {
            throw new IllegalArgumentException("the file " + name + " is not there");
        }
        FileDescriptor[] imports =
                Stream.concat(file.getImports().stream(), file.getPublicImports().stream())
                        .map(this::descriptor)
                        .toArray(FileDescriptor[]::new);
        try {
            byte[] encoded = new SchemaEncoder(schema).encode(file).toByteArray();
            FileDescriptor descriptor =
                    FileDescriptor.buildFrom(FileDescriptorProto.parseFrom(encoded), imports);
            made.put(name, descriptor);
            return descriptor;
        } catch (InvalidProtocolBufferException | DescriptorValidationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, FileDescriptor> own() {
        Map<String, FileDescriptor> own = new HashMap<>();
        for (FileDescriptor file :
                List.of(
                        AnyProto.getDescriptor(),
                        DescriptorProtos.getDescriptor(),
                        DurationProto.getDescriptor(),
                        EmptyProto.getDescriptor(),
                        StructProto.getDescriptor(),
                        TimestampProto.getDescriptor(),
                        WrappersProto.getDescriptor())) {
            own.put(file.getName(), file);
        }
        return own;
    }

    /** Files that others need, of the registry and of Protobuf itself. */
    private record Files(Map<String, String> texts) implements Loader {

        @Override
        public ProtoFile load(String path) {
            String text = texts.get(path);
            return text == null ? CoreLoader.INSTANCE.load(path) : parse(path, text);
        }

        @Override
        public Loader withErrors(ErrorCollector errors) {
            return this;
        }

        static ProtoFile parse(String path, String text) {
            return ProtoFile.Companion.get(ProtoParser.Companion.parse(Location.get(path), text));
        }
    }
}
