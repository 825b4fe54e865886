package io.churnwarnings.registry;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.event.EventForm;
import io.churnwarnings.registry.payload.AvroReader;
import io.churnwarnings.registry.payload.AvroWriter;
import io.churnwarnings.registry.payload.PayloadWriter;
import io.churnwarnings.registry.payload.ProtobufSchemas;
import io.churnwarnings.registry.payload.ProtobufWriter;
import io.churnwarnings.registry.payload.SchemaText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The schema of the events, as it is handed out with the job. */
public final class EventSchema {

    private final Encoding encoding;
    private final SchemaText schema;

    private EventSchema(Encoding encoding, SchemaText schema) {
        this.encoding = encoding;
        this.schema = schema;
    }

    /** The schema for an encoding other than plain JSON. */
    static EventSchema of(Encoding encoding) {
        String file =
                switch (encoding) {
                    case AVRO -> "event.avsc";
                    case PROTOBUF -> "event.proto";
                    case JSON, JSON_SCHEMA -> "event.schema.json";
                };
        return new EventSchema(
                encoding, new SchemaText(encoding.schemaType(), resource(file), Map.of()));
    }

    /**
     * The form of events by the schema that a registry has for a topic.
     *
     * @param register whether it is registered if it is not there
     * @throws RegistryException if it is not there, or cannot be registered
     */
    public static EventForm form(
            Encoding encoding, String topic, RegistryAddress address, boolean register) {
        RegistryClient client = new RegistryClient(new RegistryCalls(address, RegistryCalls.WAITS));
        SchemaText schema = of(encoding).schema;
        String subject = topic + "-value";
        int id = register ? client.register(subject, schema) : client.idOf(subject, schema);
        if (id < 0) {
            throw new RegistryException(
                    "the schema registry at "
                            + address
                            + " does not have the schema of the events under "
                            + subject
                            + ": register it, or set churn.registry.register to true",
                    null);
        }
        return new RegistryForm(encoding, id);
    }

    /**
     * Asks the registry for something that every registry has.
     *
     * @throws RegistryException if it does not answer, or does not let us ask
     */
    public static void checkRegistry(RegistryAddress address) {
        new RegistryClient(new RegistryCalls(address, RegistryCalls.WAITS)).check();
    }

    PayloadWriter writer() {
        return switch (encoding) {
            case AVRO -> new AvroWriter(AvroReader.parse(schema));
            case PROTOBUF ->
                    new ProtobufWriter(ProtobufSchemas.parse(schema).getMessageTypes().get(0));
            case JSON, JSON_SCHEMA -> json -> json;
        };
    }

    private static String resource(String file) {
        try (InputStream in = EventSchema.class.getResourceAsStream("/contract/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
