package io.churnwarnings.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.job.settings.ControlSettings;
import io.churnwarnings.kafka.preflight.TopicCheck;
import io.churnwarnings.rules.Configured;
import io.churnwarnings.testkit.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

class ControlProcessorTest {

    private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long LATER = Instant.parse("2026-03-01T00:10:00Z").toEpochMilli();
    private static final RawRecord RULES =
            record(
                    "rules",
                    "v1",
                    "{\"rulesVersion\":\"v1\",\"effectiveFrom\":\"2026-03-01T00:10:00Z\"}");
    private static final RawRecord ERASURE =
            record("control", null, "{\"customerId\":\"ann\",\"erase\":true}");

    private final List<String> log = new ArrayList<>();

    @Test
    void rulesOfBeforeStayInForceWhateverTheNoticeIs() throws Exception {
        OperatorSubtaskState state = accepted();
        try (Desk desk = new Desk(settings("rules", 60, "control"), state)) {
            desk.take(RULES);
            // Word for word what is in force already.
            assertThat(desk.refused()).isEmpty();
            assertThat(desk.told()).isEmpty();
        }
        assertThat(fold(settings("rules", 60, null)).at(LATER).rulesVersion()).isEqualTo("v1");
    }

    @Test
    void withoutARulesTopicNoneAreInForce() {
        assertThat(fold(settings("rules", 10, null)).at(LATER).rulesVersion()).isEqualTo("v1");
        assertThat(fold(settings(null, 10, "control")).at(LATER).rulesVersion()).isNull();
    }

    @Test
    void aTopicThatIsNoLongerConfiguredIsIgnoredWithOneMessage() throws Exception {
        try (Desk desk = new Desk(settings("other-rules", 10, null), accepted())) {
            desk.take(RULES);
            desk.take(ERASURE);
            desk.take(ERASURE);
            desk.take(record("rules", "v2", "no document"));
            assertThat(desk.told()).isEmpty();
            assertThat(desk.refused()).isEmpty();
        }
        assertThat(log).filteredOn(line -> line.contains("is ignored")).hasSize(2);
    }

    @Test
    void theErrorOfAControlRecordIsNotLogged() throws Exception {
        try (Desk desk = new Desk(settings("rules", 10, "control"), null)) {
            desk.take(record("control", null, "ann-whom-nobody-may-name"));
            assertThat(desk.refused())
                    .singleElement()
                    .extracting(Rejection::reason)
                    .isEqualTo(RejectionReason.BAD_CONTROL);
        }
        assertThat(log)
                .singleElement()
                .asString()
                .contains("its dead letter says why")
                .doesNotContain("ann");
    }

    @Test
    void theFirstErrorsOfADocumentAreLogged() throws Exception {
        StringBuilder document = new StringBuilder("{\"rulesVersion\":\"v\"");
        for (int i = 0; i < 200; i++) {
            document.append(",\"nonsense").append(i).append("\":1");
        }
        try (Desk desk = new Desk(settings("rules", 10, null), null)) {
            desk.take(record("rules", "v", document.append('}').toString()));
            assertThat(desk.refused()).hasSize(1);
        }
        assertThat(log)
                .singleElement()
                .asString()
                .contains("nonsense0", "nonsense1")
                .hasSizeBetween(2_000, 2_200);
    }

    @Test
    void rulesAreRetainedForeverAndErasuresAsConfigured() {
        assertThat(Topics.told(settings("rules", 10, "control")))
                .extracting(TopicCheck::name, TopicCheck::configs)
                .containsExactly(
                        tuple(
                                "rules",
                                Map.of(
                                        "retention.ms",
                                        "-1",
                                        "message.timestamp.type",
                                        "LogAppendTime")),
                        tuple("control", Map.of("message.timestamp.type", "LogAppendTime")));
        assertThat(Topics.told(settings(null, 10, null))).isEmpty();
    }

    private OperatorSubtaskState accepted() throws Exception {
        try (Desk desk = new Desk(settings("rules", 10, "control"), null)) {
            desk.take(RULES);
            desk.take(ERASURE);
            assertThat(desk.told())
                    .extracting(ControlMessage::kind)
                    .containsExactly(ControlMessage.Kind.RULES, ControlMessage.Kind.ERASURE);
            return desk.harness.snapshot(1, 1);
        }
    }

    private static Rulebook fold(ControlSettings settings) {
        return new RulebookBuilder(configured(), settings)
                .rules(List.of(ControlMessage.rules(RULES.key(), RULES.value(), NOW, LATER)))
                .rulebook();
    }

    private static ControlSettings settings(String rules, int noticeMinutes, String control) {
        return new ControlSettings(rules, Duration.ofMinutes(noticeMinutes), control);
    }

    private static Configured configured() {
        return new Configured(Policies.standard(), null, null, 3, null, null);
    }

    private static RawRecord record(String topic, String key, String value) {
        return new RawRecord(
                topic, 0, 0, NOW, key == null ? null : key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    /** The desk in a harness, and what it logs while it is there. */
    private final class Desk implements AutoCloseable {

        private final Logger logger = (Logger) LogManager.getLogger(ControlProcessor.class);
        private final Lines lines = new Lines();
        private final OneInputStreamOperatorTestHarness<RawRecord, ControlMessage> harness;

        Desk(ControlSettings settings, OperatorSubtaskState state) throws Exception {
            lines.start();
            logger.addAppender(lines);
            harness =
                    new OneInputStreamOperatorTestHarness<>(
                            new ProcessOperator<>(
                                    new ControlProcessor(
                                            settings,
                                            new RulebookBuilder(configured(), settings))));
            harness.setup();
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
        }

        void take(RawRecord record) throws Exception {
            harness.processElement(new StreamRecord<>(record));
        }

        List<ControlMessage> told() {
            return harness.extractOutputValues();
        }

        List<Rejection> refused() {
            var refused = harness.getSideOutput(ControlProcessor.REFUSED);
            return refused == null
                    ? List.of()
                    : refused.stream().map(StreamRecord::getValue).toList();
        }

        @Override
        public void close() throws Exception {
            logger.removeAppender(lines);
            harness.close();
        }
    }

    private final class Lines extends AbstractAppender {

        Lines() {
            super("lines", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel().isMoreSpecificThan(Level.WARN)) {
                log.add(event.getMessage().getFormattedMessage());
            }
        }
    }
}
