package io.churnwarnings.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads payloads in Avro's binary encoding. */
final class AvroReader implements PayloadReader {

    static {
        // Else the length that a record only claims is set aside in memory.
        limit("string.maxLength");
        limit("bytes.maxLength");
        limit("collectionItems.maxLength");
    }

    private final GenericDatumReader<Object> reader;
    private final Schema schema;
    private BinaryDecoder decoder;

    AvroReader(SchemaText text) {
        schema = parse(text);
        reader = new GenericDatumReader<>(schema);
    }

    static Schema parse(SchemaText text) {
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
        Object datum = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("something follows the record");
        }
        AvroJson.write(schema, datum, out);
    }
}
