package io.churnwarnings.time.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.ClockStatus;
import io.churnwarnings.time.LatestRecord;
import io.churnwarnings.time.Outage;
import io.churnwarnings.time.OutageDetector;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.time.ReaderReport;
import java.time.Duration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class ShopMetricsTest {

    private static final QuietHours HOURS =
            new QuietHours(Duration.ofMillis(500), Duration.ofSeconds(12), Duration.ofSeconds(1));
    private static final long G = 100_000;
    private static final long NOW = 200_000;

    private final MetricListener listener = new MetricListener();
    private final ShopMetrics metrics =
            new ShopMetrics(listener.getMetricGroup(), HOURS, () -> NOW);
    private final OutageDetector keeper = new OutageDetector(HOURS);

    @Test
    void areUndefinedBeforeAnybodyReports() {
        assertThat(value("jobTimeMs")).isEqualTo(-1L);
        assertThat(value("jobLagMs")).isEqualTo(-1L);
        assertThat(value("jobHeldSinceMs")).isEqualTo(-1L);
        assertThat(value("slowestPartition")).isEqualTo("");
        assertThat(value("jobStanding")).isEqualTo(-1);
    }

    @Test
    void nameThePartitionThatHoldsTheOthersBackAndWhy() {
        report(G, false, G + 10);

        assertThat(value("jobTimeMs")).isEqualTo(G - 11);
        assertThat(value("jobLagMs")).isEqualTo(NOW - G + 11);
        assertThat(value("jobQuiet")).isEqualTo(0);
        assertThat(value("slowestPartition")).isEqualTo("b");
        assertThat(value("slowestStanding")).isEqualTo("BEHIND");
        assertThat(value("jobStanding")).isEqualTo(ClockStatus.BEHIND.ordinal());
    }

    @Test
    void tellSinceWhenThereIsAnOutageAndOfTheGraceAfterIt() {
        report(G, true, G + 13_000);
        assertThat(value("jobQuiet")).isEqualTo(1);
        assertThat(value("jobHeld")).isEqualTo(1);
        assertThat(value("jobHeldSinceMs")).isEqualTo(G + 13_000);

        report(G + 13_100, false, G + 13_100);
        assertThat(value("jobHeld")).isEqualTo(2);

        report(G + 14_100, false, G + 14_100);
        assertThat(value("jobHeld")).isEqualTo(0);
        assertThat(value("jobHeldSinceMs")).isEqualTo(-1L);
    }

    private void report(long newest, boolean silent, long asOf) {
        keeper.report(
                0,
                new ReaderReport(
                        new LatestRecord(newest, 0),
                        silent,
                        Outage.NONE,
                        asOf,
                        new ReaderReport.Slowest("b", newest - 11, ClockStatus.BEHIND)));
        keeper.conclude(1);
        metrics.update(keeper);
    }

    private Object value(String name) {
        return listener.getGauge("churn", "clock", name).map(Gauge::getValue).orElseThrow();
    }
}
