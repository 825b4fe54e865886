package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The alert rules by themselves; how they do on a running job, {@link MonitoringITCase} shows. */
class AlertRulesTest {

    @Test
    void everyAlertHasItsPlaceInTheRunbook() throws Exception {
        assertThat(WatchingFiles.documentedAlerts()).isEqualTo(WatchingFiles.alerts());
    }

    @Test
    void everyAlertFiresWhenItShouldAndIsSilentWhenItShould() throws Exception {
        Process promtool =
                new ProcessBuilder(
                                PrometheusServer.assumeInstalled("promtool").toString(),
                                "test",
                                "rules",
                                WatchingFiles.RULE_TESTS.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(promtool.getInputStream().readAllBytes());

        assertThat(promtool.waitFor()).as(said).isZero();
        String tests = Files.readString(WatchingFiles.RULE_TESTS);
        assertThat(WatchingFiles.alerts())
                .allSatisfy(
                        alert ->
                                assertThat(tests)
                                        .containsPattern(
                                                "alertname: " + alert + "\n +exp_alerts: \\[]")
                                        .containsPattern(
                                                "alertname: " + alert + "\n +exp_alerts:\n"));
    }
}
