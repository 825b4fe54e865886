package io.churnwarnings.operator;

import io.churnwarnings.local.bench.LongCustomer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A customer's state to bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProfileSerializerBenchmark {

    @Param({"3", "10", "60"})
    public int purchases;

    private final WatchedCustomerSerializer serializer = new WatchedCustomerSerializer();
    private final DataOutputSerializer out = new DataOutputSerializer(4096);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private WatchedCustomer customer;
    private byte[] bytes;

    @Setup
    public void makeCustomer() throws IOException {
        LongCustomer made = new LongCustomer(purchases);
        customer = new WatchedCustomer(made.profile, made.profile.wakeAt());
        serializer.serialize(customer, out);
        bytes = out.getCopyOfBuffer();
        System.out.printf("%d purchases: %d bytes%n", purchases, bytes.length);
    }

    @Benchmark
    public int serialize() throws IOException {
        out.clear();
        serializer.serialize(customer, out);
        return out.length();
    }

    @Benchmark
    public Object deserialize() throws IOException {
        in.setBuffer(bytes);
        return serializer.deserialize(in);
    }
}
