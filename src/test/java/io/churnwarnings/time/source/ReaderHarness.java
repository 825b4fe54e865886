package io.churnwarnings.time.source;

import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.FakeProbe;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.WallClock;
import io.churnwarnings.time.source.FakeReader.Element;
import io.churnwarnings.time.source.FakeReader.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * A clocked reader among fakes. Disorder is 10 ms, so a record of 100 puts its split's clock at 89;
 * a split is looked at once a second.
 */
abstract class ReaderHarness {

    final FakeReader delegate = new FakeReader();
    final FakeOutput output = new FakeOutput();
    final FakeProbe probe = new FakeProbe();
    final List<SourceEvent> reports = new ArrayList<>();
    final Ticker ticker = new Ticker();
    final ClockedReader<Element, Split> reader;
    long now = 1_000_000;

    /**
     * @param quietHours null if records alone move the clock
     */
    ReaderHarness(QuietHours quietHours) {
        this(quietHours, null);
    }

    /**
     * @param quietHours null if records alone move the clock
     * @param alignment null if no split waits for another
     */
    ReaderHarness(QuietHours quietHours, Duration alignment) {
        ClockSettings settings =
                new ClockSettings(
                        Duration.ofMillis(10),
                        Duration.ofMillis(200),
                        3,
                        Duration.ofMillis(1_000),
                        quietHours,
                        WallClock.SYSTEM,
                        alignment);
        reader =
                new ClockedReader<>(
                        delegate,
                        FakeReader.TIMES,
                        settings,
                        probe,
                        ticker,
                        () -> now,
                        new ClockMetrics(new UnregisteredMetricsGroup(), () -> now),
                        reports::add);
    }

    void given(String... splits) {
        reader.addSplits(
                Arrays.stream(splits).map(id -> ClockedSplit.unread(new Split(id))).toList());
    }

    void poll(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            reader.pollNext(output);
        }
    }

    void tick() throws Exception {
        ticker.tick();
        reader.pollNext(output);
    }
}
