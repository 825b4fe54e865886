package io.churnwarnings.local.bench;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.WarningEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the domain does with a fact and with the clock, and an event to bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WatchBenchmark {

    @Param({"3", "10", "60"})
    public int purchases;

    private final EventEncoder encoder = new EventEncoder("churn-warnings");
    private LongCustomer customer;
    private WarningEvent event;

    @Setup
    public void makeCustomer() {
        customer = new LongCustomer(purchases);
        event = walk().events().get(0);
    }

    /** A purchase into the ledger, and when to look at him again. */
    @Benchmark
    public Decision ledgerUpdate() {
        return customer.watch.onFact(
                LongCustomer.ID, customer.profile, customer.nextFact, customer.clock);
    }

    /** The clock passes his first line. */
    @Benchmark
    public Decision walk() {
        return customer.watch.onClock(
                LongCustomer.ID, customer.profile, customer.profile.nextCheckAt());
    }

    @Benchmark
    public byte[] encodeEvent() {
        return encoder.value(event);
    }
}
