package io.churnwarnings.registry;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.UnreadableValue;
import io.churnwarnings.registry.payload.AvroReader;
import io.churnwarnings.registry.payload.PayloadReader;
import io.churnwarnings.registry.payload.ProtobufReader;
import io.churnwarnings.registry.payload.ProtobufSchemas;
import io.churnwarnings.registry.payload.SchemaText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The readers of the schemas seen so far. A schema never changes, so it is asked for once; an id
 * that is unknown, or of a schema that cannot be used, is asked for again after a minute.
 */
final class Readers {

    private static final long FORGET_FAULTS = Duration.ofMinutes(1).toNanos();

    /** Poison can have any id. */
    private static final int MOST = 1000;

    private record Entry(PayloadReader reader, String fault, long since) {}

    private final Map<Integer, Entry> entries =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Entry> eldest) {
                    return size() > MOST;
                }
            };
    private final Encoding encoding;
    private final SchemaSource registry;
    private final LongSupplier nanos;

    /**
     * @param registry where schemas come from
     * @param nanos the time
     */
    Readers(Encoding encoding, SchemaSource registry, LongSupplier nanos) {
        this.encoding = encoding;
        this.registry = registry;
        this.nanos = nanos;
    }

    /** The reader of the payloads of a schema. */
    PayloadReader of(int id) throws UnreadableValue {
        if (id <= 0) {
            // No registry gives such an id, and some answer a question for it with an error.
            throw new UnreadableValue("no schema has the id " + id);
        }
        Entry entry = entries.get(id);
        boolean known =
                entry != null
                        && (entry.fault == null || nanos.getAsLong() - entry.since < FORGET_FAULTS);
        if (!known) {
            entry = ask(id);
            entries.put(id, entry);
        }
        if (entry.fault != null) {
            throw new UnreadableValue(entry.fault);
        }
        return entry.reader;
    }

    private Entry ask(int id) {
        SchemaText schema;
        try {
            schema = registry.schema(id);
        } catch (SchemaRefusedException e) {
            return fault("schema " + id + " cannot be had: " + e.getMessage());
        }
        if (schema == null) {
            return fault("the registry has no schema " + id);
        }
        if (!schema.type().equals(encoding.schemaType())) {
            return fault("schema " + id + " is of type " + schema.type() + ", not " + encoding);
        }
        try {
            return new Entry(
                    encoding == Encoding.AVRO
                            ? new AvroReader(schema)
                            : new ProtobufReader(ProtobufSchemas.parse(schema)),
                    null,
                    0);
        } catch (RuntimeException | StackOverflowError e) {
            return fault("schema " + id + " cannot be used: " + e.getMessage());
        }
    }

    private Entry fault(String fault) {
        return new Entry(null, fault, nanos.getAsLong());
    }
}
