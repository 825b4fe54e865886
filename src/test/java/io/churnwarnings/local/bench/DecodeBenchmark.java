package io.churnwarnings.local.bench;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.local.bench.data.Customers;
import io.churnwarnings.local.bench.data.SyntheticFacts;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bytes to a fact. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {

    private static final int RECORDS = 1 << 12;

    private final FactDecoder decoder =
            new FactDecoder(new DecodingRules("CNY", 600_000, 631_152_000_000L));
    private final RawRecord[] records = new RawRecord[RECORDS];
    private int next;

    @Setup
    public void makeRecords() {
        SyntheticFacts made = new SyntheticFacts(new Customers(RECORDS, RECORDS, 0, 0.2, 1));
        Arrays.setAll(
                records,
                i -> {
                    made.next();
                    return new RawRecord(
                            "t", 0, i, made.timestamp(), made.key().clone(), made.value().clone());
                });
    }

    @Benchmark
    public DecodedRecord decode() {
        return decoder.decode(records[next++ % RECORDS]);
    }
}
