package io.churnwarnings.kafka.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class TopicSettingsTest {

    private static final TopicCheck RULES =
            TopicCheck.ofOne(
                    "rules",
                    Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime"));

    @Test
    void everyDifferenceIsReportedWithTheCommandThatFixesIt() {
        assertThat(differences("604800000", "CreateTime"))
                .containsExactly(
                        "The topic 'rules' has message.timestamp.type=CreateTime, where the job"
                                + " relies on LogAppendTime: `kafka-configs.sh --bootstrap-server"
                                + " broker:9092 --alter --topic rules --add-config"
                                + " message.timestamp.type=LogAppendTime`",
                        "The topic 'rules' has retention.ms=604800000, where the job relies on -1:"
                                + " `kafka-configs.sh --bootstrap-server broker:9092 --alter"
                                + " --topic rules --add-config retention.ms=-1`");
    }

    @Test
    void correctAndHiddenSettingsAreNotReported() {
        assertThat(differences("-1", "LogAppendTime")).isEmpty();
        assertThat(differences("-1", null)).isEmpty();
        assertThat(TopicSettings.differences(RULES, new Config(List.of()), "b")).isEmpty();
    }

    private static List<String> differences(String retention, String timestampType) {
        return TopicSettings.differences(
                RULES,
                new Config(
                        List.of(
                                new ConfigEntry("retention.ms", retention),
                                new ConfigEntry("message.timestamp.type", timestampType))),
                "broker:9092");
    }
}
