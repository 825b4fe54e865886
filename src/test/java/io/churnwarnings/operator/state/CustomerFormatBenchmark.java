package io.churnwarnings.operator.state;

import io.churnwarnings.local.bench.LongCustomer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
public class CustomerFormatBenchmark {

    @Param({"3", "10", "60"})
    public int purchases;

    private WatchedCustomer customer;
    private byte[] bytes;

    @Setup
    public void makeCustomer() throws IOException {
        LongCustomer made = new LongCustomer(purchases);
        customer = new WatchedCustomer(made.profile, made.profile.nextCheckAt());
        bytes = customer.encode();
        System.out.printf("%d purchases: %d bytes%n", purchases, bytes.length);
    }

    @Benchmark
    public byte[] encode() throws IOException {
        return customer.encode();
    }

    @Benchmark
    public WatchedCustomer decode() throws IOException {
        return WatchedCustomer.decode(bytes);
    }
}
