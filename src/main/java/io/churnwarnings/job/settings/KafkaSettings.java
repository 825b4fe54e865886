package io.churnwarnings.job.settings;

import io.churnwarnings.job.config.OptionParsers;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.ControlOptions;
import io.churnwarnings.job.options.DeadLetterOptions;
import io.churnwarnings.job.options.ProfileOptions;
import io.churnwarnings.job.options.RulesOptions;
import io.churnwarnings.job.options.SinkOptions;
import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.kafka.client.ClientProperties;
import io.churnwarnings.kafka.client.KafkaSinkSpec;
import io.churnwarnings.kafka.client.KafkaSourceSpec;
import io.churnwarnings.kafka.client.StartingOffsets;
import io.churnwarnings.time.ClockSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.kafka.clients.CommonClientConfigs;

/** Reads where records come from and where they go. */
final class KafkaSettings {

    private static final String BROKERS = "brokers as host:port,host:port";
    private static final String OFFSETS =
            "earliest, latest, committed, or timestamp:T with T an ISO-8601 instant with offset or"
                    + " epoch milliseconds";
    private static final String TIMESTAMP = "timestamp:";
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);

    /** Kafka keeps it as an int of milliseconds. */
    private static final Duration MOST_TIMEOUT = Duration.ofDays(24);

    private static final Set<ConfigOption<String>> WRITTEN =
            Set.of(SinkOptions.TOPIC, DeadLetterOptions.TOPIC, ProfileOptions.TOPIC);

    private final SettingsReader reader;

    private final ClientProperties sink;
    private final Duration timeout;

    /** The prefixes of transactional ids that were read, in this order. */
    private final Map<ConfigOption<String>, String> prefixes = new LinkedHashMap<>();

    /** The topics that were read, in this order. */
    private final Map<ConfigOption<String>, String> topics = new LinkedHashMap<>();

    private final String sourceBrokers;
    private final String sinkBrokers;

    KafkaSettings(SettingsReader reader) {
        this.reader = reader;
        this.sourceBrokers = brokers(SourceOptions.BOOTSTRAP_SERVERS).orElse("");
        this.sinkBrokers = brokers(SinkOptions.BOOTSTRAP_SERVERS).orElse(sourceBrokers);
        if (sourceBrokers.isEmpty() && reader.sound(SourceOptions.BOOTSTRAP_SERVERS)) {
            reader.fault(
                    SourceOptions.BOOTSTRAP_SERVERS, BROKERS + ": those that hold the purchases");
        }
        sink = client(SinkOptions.KAFKA, sinkBrokers, SinkOptions.BOOTSTRAP_SERVERS);
        timeout = timeout();
    }

    KafkaSourceSpec source(ClockSettings clock) {
        return new KafkaSourceSpec(
                client(SourceOptions.KAFKA, sourceBrokers, SourceOptions.BOOTSTRAP_SERVERS),
                List.of(topic(SourceOptions.TOPIC)),
                text(SourceOptions.GROUP_ID),
                reader.parsed(SourceOptions.STARTING_OFFSETS, OFFSETS, KafkaSettings::offsets)
                        .orElseThrow(),
                reader.duration(SourceOptions.PARTITION_DISCOVERY, Duration.ZERO),
                clock);
    }

    /** The topics of warnings and of dead letters, in this order. */
    List<OutputTopic> outputs() {
        return List.of(
                output(topic(SinkOptions.TOPIC), SinkOptions.TRANSACTIONAL_ID_PREFIX),
                output(topic(DeadLetterOptions.TOPIC), DeadLetterOptions.TRANSACTIONAL_ID_PREFIX));
    }

    /** Where the customers' profiles go, if they go anywhere. */
    Optional<OutputTopic> profiles() {
        return optionalTopic(ProfileOptions.TOPIC)
                .map(topic -> output(topic, ProfileOptions.TRANSACTIONAL_ID_PREFIX));
    }

    private OutputTopic output(String topic, ConfigOption<String> prefixOption) {
        String prefix = text(prefixOption);
        prefixes.forEach(
                (other, taken) -> {
                    if (prefix.startsWith(taken) || taken.startsWith(prefix)) {
                        overlapping(other, taken, prefixOption, prefix);
                    }
                });
        prefixes.put(prefixOption, prefix);
        return new OutputTopic(topic, new KafkaSinkSpec(sink, prefix, timeout));
    }

    private void overlapping(
            ConfigOption<String> one, String ofOne, ConfigOption<String> other, String ofOther) {
        reader.mistake(
                one.key()
                        + " is '"
                        + ofOne
                        + "' and "
                        + other.key()
                        + " is '"
                        + ofOther
                        + "', but neither may begin with the other: after a restart one sink"
                        + " would abort the transactions of the other. Change one of them");
    }

    private Duration timeout() {
        Duration read = reader.duration(SinkOptions.TRANSACTION_TIMEOUT, LEAST_TIMEOUT);
        if (reader.sound(SinkOptions.TRANSACTION_TIMEOUT) && read.compareTo(MOST_TIMEOUT) > 0) {
            reader.fault(
                    SinkOptions.TRANSACTION_TIMEOUT,
                    "a duration of 1 s to " + MOST_TIMEOUT.toDays() + " d");
        }
        return read;
    }

    /** Where the job is told something while it runs. */
    ControlSettings instructions() {
        return new ControlSettings(
                optionalTopic(RulesOptions.TOPIC).orElse(null),
                reader.duration(RulesOptions.NOTICE, LEAST_TIMEOUT),
                optionalTopic(ControlOptions.TOPIC).orElse(null));
    }

    /**
     * A topic that is read and written, or written by two, would feed on itself or mix what does
     * not belong together.
     */
    void checkDistinct() {
        // One broker in common is enough, in whatever order they are named.
        boolean sameCluster = !Collections.disjoint(each(sourceBrokers), each(sinkBrokers));
        List<ConfigOption<String>> options = new ArrayList<>(topics.keySet());
        for (int i = 0; i < options.size(); i++) {
            for (ConfigOption<String> other : options.subList(i + 1, options.size())) {
                ConfigOption<String> one = options.get(i);
                boolean sameSide = WRITTEN.contains(one) == WRITTEN.contains(other);
                if ((sameSide || sameCluster) && topics.get(one).equals(topics.get(other))) {
                    sameTopic(one, other, topics.get(one));
                }
            }
        }
    }

    private static Set<String> each(String brokers) {
        return Stream.of(brokers.toLowerCase(Locale.ROOT).split(","))
                .map(String::trim)
                .collect(Collectors.toSet());
    }

    private void sameTopic(ConfigOption<String> one, ConfigOption<String> other, String topic) {
        reader.mistake(
                one.key()
                        + " and "
                        + other.key()
                        + " are both '"
                        + topic
                        + "': give each its own topic");
    }

    private ClientProperties client(
            ConfigOption<Map<String, String>> option,
            String brokers,
            ConfigOption<String> brokersOption) {
        Map<String, String> passedThrough =
                new HashMap<>(reader.required(option, "a map of Kafka's settings"));
        String prefix = option.key() + ".";
        if (passedThrough.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            reader.mistake(
                    prefix
                            + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG
                            + " is set, but must be set as "
                            + brokersOption.key());
        }
        // Missing brokers are a mistake of the option that has them, and noted there.
        passedThrough.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers.isEmpty() ? "none" : brokers);
        ClientProperties client = new ClientProperties(prefix, passedThrough);
        client.problems().forEach(reader::mistake);
        return client;
    }

    private Optional<String> brokers(ConfigOption<String> option) {
        return reader.parsed(option, BROKERS, OptionParsers::brokers);
    }

    private String topic(ConfigOption<String> option) {
        return optionalTopic(option).orElseThrow();
    }

    private Optional<String> optionalTopic(ConfigOption<String> option) {
        Optional<String> topic =
                reader.parsed(
                        option,
                        "a Kafka topic name: 1 to 249 of a-z A-Z 0-9 . _ -",
                        OptionParsers::topic);
        topic.ifPresent(name -> topics.put(option, name));
        return topic;
    }

    private String text(ConfigOption<String> option) {
        return reader.parsed(option, "a text that is not empty", OptionParsers::notEmpty)
                .orElseThrow();
    }

    private static StartingOffsets offsets(String text) {
        return switch (text) {
            case "earliest" -> StartingOffsets.earliest();
            case "latest" -> StartingOffsets.latest();
            case "committed" -> StartingOffsets.committed();
            default ->
                    text.startsWith(TIMESTAMP)
                            ? offsetsAt(text.substring(TIMESTAMP.length()))
                            : null;
        };
    }

    private static StartingOffsets offsetsAt(String time) {
        Instant instant =
                time.matches("[0-9]{1,15}")
                        ? Instant.ofEpochMilli(Long.parseLong(time))
                        : OptionParsers.instant(time);
        return instant == null ? null : StartingOffsets.at(instant);
    }
}
