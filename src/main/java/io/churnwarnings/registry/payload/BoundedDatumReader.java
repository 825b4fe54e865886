package io.churnwarnings.registry.payload;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;

/**
 * Reads Avro's data, and stops before it becomes large: a few bytes may claim any number of
 * elements that take no bytes, a block may claim any size, and a schema may hold fixed bytes that
 * the record does not have.
 */
final class BoundedDatumReader extends GenericDatumReader<Object> {

    /** Far above 10,000 records of an order in one value. */
    private static final int MOST_PARTS = 1 << 17;

    private static final int FIRST_CAPACITY = 16;

    private int partsLeft;
    private int valueBytes;

    BoundedDatumReader(Schema schema) {
        super(schema, schema, data());
    }

    /** Avro's fast reader asks none of the methods below. */
    private static GenericData data() {
        GenericData data = new GenericData();
        data.setFastReaderEnabled(false);
        return data;
    }

    /** Begins a value of so many bytes. */
    void begin(int bytes) {
        partsLeft = MOST_PARTS;
        valueBytes = bytes;
    }

    private void count(int parts) {
        partsLeft -= parts;
        if (partsLeft < 0) {
            throw new IllegalStateException("more than " + MOST_PARTS + " parts");
        }
    }

    @Override
    protected Object readRecord(Object old, Schema expected, ResolvingDecoder in)
            throws IOException {
        count(1 + expected.getFields().size());
        return super.readRecord(old, expected, in);
    }

    @Override
    protected Object newArray(Object old, int size, Schema schema) {
        count(1);
        return new GenericData.Array<>(Math.min(size, FIRST_CAPACITY), schema);
    }

    @Override
    protected void addToArray(Object array, long position, Object element) {
        count(1);
        add(array, element);
    }

    @SuppressWarnings("unchecked")
    private static void add(Object array, Object element) {
        ((Collection<Object>) array).add(element);
    }

    @Override
    protected Object newMap(Object old, int size) {
        count(1);
        return new HashMap<>();
    }

    @SuppressWarnings("unchecked")
    @Override
    protected void addToMap(Object map, Object key, Object value) {
        count(2);
        ((Map<Object, Object>) map).put(key, value);
    }

    @Override
    protected Object readFixed(Object old, Schema expected, Decoder in) throws IOException {
        if (expected.getFixedSize() > valueBytes) {
            throw new IOException(
                    expected.getFixedSize() + " fixed bytes in a value of " + valueBytes);
        }
        return super.readFixed(old, expected, in);
    }
}
