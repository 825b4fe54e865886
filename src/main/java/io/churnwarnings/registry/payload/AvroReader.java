package io.churnwarnings.registry.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads payloads in Avro's binary encoding. */
public final class AvroReader implements PayloadReader {

    static {
        // Else the length that a record only claims is set aside in memory.
        limit("string.maxLength");
        limit("bytes.maxLength");
        limit("collectionItems.maxLength");
    }

    private final BoundedDatumReader reader;
    private final Schema schema;
    private BinaryDecoder decoder;

    public AvroReader(SchemaText text) {
        schema = parse(text);
        reader = new BoundedDatumReader(schema);
    }

    public static Schema parse(SchemaText text) {
        Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
        text.references().values().forEach(parser::parse);
        return parser.parse(text.text());
    }

    private static void limit(String name) {
        String key = "org.apache.avro.limits." + name;
        if (System.getProperty(key) == null) {
            System.setProperty(key, "1048576");
        }
    }

    @Override
    public void read(byte[] value, int start, JsonGenerator out) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(value, start, value.length - start, decoder);
        reader.begin(value.length);
        Object datum = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("something follows the record");
        }
        AvroJson.write(schema, datum, out);
    }
}
