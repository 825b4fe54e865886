package io.churnwarnings.tools.input;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.serde.FactFormat;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The facts of one customer in the order in which they came, some twenty bytes each. */
final class PackedFacts {

    private byte[] bytes = {};
    private int length;
    private long lastAt;

    /**
     * Adds a fact.
     *
     * @param scratch to write with
     */
    void add(Fact fact, long clock, String currency, DataOutputSerializer scratch) {
        scratch.clear();
        try {
            FactFormat.write(fact, lastAt, currency, scratch);
            Varints.writeSigned(clock - fact.occurredAt(), scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int needed = length + scratch.length();
        if (needed > bytes.length) {
            // Most customers have few facts: what is reserved and not used adds up.
            bytes = Arrays.copyOf(bytes, needed + bytes.length / 2);
        }
        System.arraycopy(scratch.getSharedBuffer(), 0, bytes, length, scratch.length());
        length = needed;
        lastAt = fact.occurredAt();
    }

    List<Arrival> unpack(String currency) {
        DataInputDeserializer in = new DataInputDeserializer(bytes, 0, length);
        List<Arrival> arrivals = new ArrayList<>();
        long before = 0;
        try {
            while (in.available() > 0) {
                Fact fact = FactFormat.read(before, currency, in);
                before = fact.occurredAt();
                arrivals.add(new Arrival(fact, before + Varints.readSigned(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return arrivals;
    }
}
