package io.churnwarnings.time.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.ClockStatus;
import io.churnwarnings.time.Outage;
import io.churnwarnings.time.PartitionClock;
import io.churnwarnings.time.PartitionState;
import io.churnwarnings.time.ShopActivity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class ClockMetricsTest {

    private static final ClockSettings SETTINGS = ClockSettings.withDisorder(Duration.ofMillis(10));
    private static final long NOW = 5_000;

    private final MetricListener listener = new MetricListener();
    private final ClockMetrics metrics = new ClockMetrics(listener.getMetricGroup(), () -> NOW);

    @Test
    void countThePartitionsThatHoldTheClock() {
        metrics.update(List.of(split(100), split(PartitionClock.NEVER)));

        assertThat(value("partitionsHolding")).isEqualTo(1);
        assertThat(value("timeMs")).isEqualTo(-1L);
        assertThat(value("behindNewestFactMs")).isEqualTo(-1L);
        assertThat(value("lagMs")).isEqualTo(-1L);
    }

    @Test
    void tellHowFarTheSlowestPartitionIsBehind() {
        metrics.update(List.of(split(100), split(300)));

        assertThat(value("partitionsHolding")).isEqualTo(0);
        assertThat(value("timeMs")).isEqualTo(89L);
        assertThat(value("behindNewestFactMs")).isEqualTo(211L);
        assertThat(value("lagMs")).isEqualTo(NOW - 89);
    }

    @Test
    void doNotGoBackForALatePartition() {
        metrics.update(List.of(split(100)));
        metrics.update(List.of(split(100), split(50)));

        assertThat(value("timeMs")).isEqualTo(89L);
    }

    @Test
    void tellHowLongAgoTheLastRecordWasAcceptedInWhateverRun() {
        assertThat(value("freshnessMs")).isEqualTo(-1L);
        metrics.update(List.of(split(100), spoken(300, NOW - 70), spoken(200, NOW - 90)));

        assertThat(value("freshnessMs")).isEqualTo(70L);
    }

    @Test
    void showForEachPartitionWhetherItsClockIsHeldAndWhy() {
        SplitClock<FakeReader.Element, FakeReader.Split> split = split(100);
        metrics.add(split);
        assertThat(partition("timeMs")).isEqualTo(-1L);
        split.emit(
                new FakeOutput().createOutputForSplit("a"),
                NOW,
                ShopActivity.unknown(Outage.NONE),
                0);
        metrics.update(List.of(split));

        assertThat(partition("timeMs")).isEqualTo(89L);
        assertThat(partition("lagMs")).isEqualTo(NOW - 89);
        assertThat(partition("quiet")).isEqualTo(0);
        assertThat(partition("standing")).isEqualTo(ClockStatus.RUNNING.ordinal());
        assertThat(partition("reason")).isEqualTo("RUNNING");
        assertThat(partition("heldSinceMs")).isEqualTo(-1L);
    }

    private Object partition(String name) {
        return listener.getGauge("churn", "clock", "partition", "a", name)
                .map(Gauge::getValue)
                .orElseThrow();
    }

    private Object value(String name) {
        return listener.getGauge("churn", "clock", name).map(Gauge::getValue).orElseThrow();
    }

    private static SplitClock<FakeReader.Element, FakeReader.Split> split(long highest) {
        return spoken(highest, PartitionClock.NEVER);
    }

    private static SplitClock<FakeReader.Element, FakeReader.Split> spoken(long highest, long at) {
        return new SplitClock<>(
                new ClockedSplit<>(
                        new FakeReader.Split("a"),
                        new PartitionState(highest, 0, highest, PartitionClock.NEVER, at),
                        Outage.NONE),
                SETTINGS,
                new NoProbe());
    }

    private static final class NoProbe implements BacklogProbe<FakeReader.Split> {

        @Override
        public CompletableFuture<Long> endOf(FakeReader.Split split, long next) {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {}
    }
}
