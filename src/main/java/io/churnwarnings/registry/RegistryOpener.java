package io.churnwarnings.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.UnreadableValue;
import io.churnwarnings.codec.ValueOpener;
import io.churnwarnings.registry.payload.PayloadReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes JSON of values that begin with the id of their schema. Not thread-safe. */
public final class RegistryOpener implements ValueOpener {

    static final int PREFIX_BYTES = 5;
    private static final JsonFactory JSON = new JsonFactory();

    private final Readers readers;
    private final BoundedBytes json = new BoundedBytes();

    /**
     * @param readers null if the payload after the id is JSON
     */
    RegistryOpener(Readers readers) {
        this.readers = readers;
    }

    /** Openers of values in an encoding other than JSON; each asks the registry by itself. */
    public static ValueOpener.Factory factory(Encoding encoding, RegistryAddress address) {
        return encoding == Encoding.JSON_SCHEMA
                ? () -> new RegistryOpener(null)
                : () ->
                        new RegistryOpener(
                                new Readers(
                                        encoding,
                                        new RegistryClient(
                                                new RegistryCalls(address, RegistryCalls.WAITS)),
                                        System::nanoTime));
    }

    @Override
    public byte[] open(byte[] value) throws UnreadableValue {
        if (value.length < PREFIX_BYTES || value[0] != 0) {
            throw new UnreadableValue(
                    "does not begin with a zero byte and the four bytes of a schema's id");
        }
        if (readers == null) {
            return Arrays.copyOfRange(value, PREFIX_BYTES, value.length);
        }
        int id = ByteBuffer.wrap(value).getInt(1);
        PayloadReader reader = readers.of(id);
        json.reset();
        try (JsonGenerator out = JSON.createGenerator(json)) {
            reader.read(value, PREFIX_BYTES, out);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableValue("not of schema " + id + ": " + e);
        }
        return json.toByteArray();
    }
}
