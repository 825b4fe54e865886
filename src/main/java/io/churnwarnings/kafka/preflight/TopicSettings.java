package io.churnwarnings.kafka.preflight;

import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;

/**
 * Whether a topic that is there already has the settings with which the job would have made it. To
 * see them takes a right that not every operator grants, so it is no reason not to start.
 */
final class TopicSettings {

    private TopicSettings() {}

    /**
     * The warning about a topic that is set otherwise.
     *
     * @return a sentence for each setting that differs, in the order of their names
     */
    static List<String> differences(TopicCheck topic, Config found, String bootstrapServers) {
        return topic.configs().keySet().stream()
                .sorted()
                .filter(name -> isOther(found.get(name), topic.configs().get(name)))
                .map(
                        name ->
                                "The topic '%s' has %s=%s, where the job relies on %s: `%s`"
                                        .formatted(
                                                topic.name(),
                                                name,
                                                found.get(name).value(),
                                                topic.configs().get(name),
                                                command(topic, name, bootstrapServers)))
                .toList();
    }

    private static boolean isOther(ConfigEntry found, String wanted) {
        return found != null && found.value() != null && !found.value().equals(wanted);
    }

    private static String command(TopicCheck topic, String name, String bootstrapServers) {
        return "kafka-configs.sh --bootstrap-server %s --alter --topic %s --add-config %s=%s"
                .formatted(bootstrapServers, topic.name(), name, topic.configs().get(name));
    }
}
