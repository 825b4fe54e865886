package io.churnwarnings.kafka.preflight;

import io.churnwarnings.kafka.client.Answers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks of one side. Adds the problems it finds to a list. */
final class BrokerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);
    private static final String TRANSACTION_MAX_TIMEOUT = "transaction.max.timeout.ms";

    private final KafkaSide side;
    private final boolean createTopics;
    private final Duration timeout;
    private final List<String> problems;
    private final RightsCheck rights;
    private final Answers answers;

    BrokerCheck(KafkaSide side, boolean createTopics, Duration timeout, List<String> problems) {
        this.side = side;
        this.createTopics = createTopics;
        this.timeout = timeout;
        this.problems = problems;
        this.rights = new RightsCheck(side, timeout, problems);
        this.answers = new Answers(timeout);
    }

    /** Returns the number of partitions of each topic that is there in the end. */
    Map<String, Integer> run() {
        Map<String, Integer> partitions = new LinkedHashMap<>();
        try (Admin admin = Admin.create(side.client().admin(timeout))) {
            Node broker;
            try {
                broker = answers.of(admin.describeCluster().nodes()).iterator().next();
            } catch (KafkaException | TimeoutException e) {
                unreachable(e);
                return partitions;
            }
            for (TopicCheck topic : side.topics()) {
                topic(admin, topic).ifPresent(count -> partitions.put(topic.name(), count));
            }
            rights.group(admin);
            if (side.transactionTimeout() != null) {
                int before = problems.size();
                transactionTimeout(admin, broker);
                if (problems.size() == before) {
                    rights.transactions();
                }
            }
        } catch (KafkaException e) {
            unreachable(e);
        }
        return partitions;
    }

    private void unreachable(Exception e) {
        Throwable reason = e.getCause() instanceof KafkaException ? e.getCause() : e;
        problems.add(
                "no broker of the "
                        + side.name()
                        + " answers at "
                        + side.client().bootstrapServers()
                        + " within "
                        + timeout.toMillis()
                        + " ms ("
                        + side.client().hideSecrets(reason.getMessage())
                        + "): check "
                        + side.client().optionPrefix()
                        + "bootstrap.servers, the security settings beside it, and that the brokers"
                        + " run");
    }

    private Optional<Integer> topic(Admin admin, TopicCheck topic) {
        try {
            int partitions = partitionsOf(admin, topic.name());
            if (topic.exactly() && partitions != topic.partitions()) {
                problems.add(
                        topic.otherThan(partitions, side.name(), side.client().bootstrapServers()));
            }
            settings(admin, topic);
            return Optional.of(partitions);
        } catch (UnknownTopicOrPartitionException e) {
            return createTopics ? create(admin, topic) : missing(topic);
        } catch (TopicAuthorizationException e) {
            rights.missingOnTopic(topic.name());
            return Optional.empty();
        } catch (KafkaException | TimeoutException e) {
            problems.add(
                    "the topic '"
                            + topic.name()
                            + "' ("
                            + side.name()
                            + ") cannot be looked at: "
                            + e.getMessage()
                            + "; the job needs the right to describe it");
            return Optional.empty();
        }
    }

    private void settings(Admin admin, TopicCheck topic) {
        if (topic.configs().isEmpty()) {
            return;
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        try {
            Config found = answers.of(admin.describeConfigs(List.of(resource)).all()).get(resource);
            TopicSettings.differences(topic, found, side.client().bootstrapServers())
                    .forEach(LOG::warn);
        } catch (KafkaException | TimeoutException e) {
            LOG.warn(
                    "Cannot see the settings of the topic {} ({}); the job relies on {}.",
                    topic.name(),
                    e.getMessage(),
                    topic.configs());
        }
    }

    private Optional<Integer> missing(TopicCheck topic) {
        problems.add(
                "the topic '"
                        + topic.name()
                        + "' ("
                        + side.name()
                        + ") does not exist at "
                        + side.client().bootstrapServers()
                        + ": create it with "
                        + topic.partitions()
                        + " partitions, `"
                        + topic.createCommand(side.client().bootstrapServers())
                        + "`, or let the job do it: "
                        + KafkaPreflight.CREATE_TOPICS_OPTION
                        + ": true");
        return Optional.empty();
    }

    private Optional<Integer> create(Admin admin, TopicCheck topic) {
        NewTopic request =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty());
        try {
            answers.of(admin.createTopics(List.of(request.configs(topic.configs()))).all());
            LOG.info("Created the topic {} with {} partitions.", topic.name(), topic.partitions());
            TopicLeaders.await(admin, topic.name(), topic.partitions(), timeout);
            return Optional.of(topic.partitions());
        } catch (TopicExistsException e) {
            // Another job with the same topics starts at the same time.
            return topic(admin, topic);
        } catch (KafkaException | TimeoutException e) {
            problems.add(
                    "the topic '"
                            + topic.name()
                            + "' ("
                            + side.name()
                            + ") does not exist and cannot be created: "
                            + e.getMessage()
                            + "; create it by hand, `"
                            + topic.createCommand(side.client().bootstrapServers())
                            + "`");
            return Optional.empty();
        }
    }

    private void transactionTimeout(Admin admin, Node broker) {
        OptionalLong maximum;
        try {
            ConfigResource resource =
                    new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
            maximum =
                    transactionMaxTimeout(
                            answers.of(admin.describeConfigs(List.of(resource)).all())
                                    .get(resource));
        } catch (KafkaException | TimeoutException e) {
            cannotSee(e.getMessage());
            return;
        }
        if (maximum.isEmpty()) {
            cannotSee("it does not tell");
        } else if (side.transactionTimeout().toMillis() > maximum.getAsLong()) {
            problems.add(
                    side.transactionTimeoutOption()
                            + " is "
                            + side.transactionTimeout().toMillis()
                            + " ms, but the brokers of the "
                            + side.name()
                            + " allow "
                            + maximum.getAsLong()
                            + " ms at most ("
                            + TRANSACTION_MAX_TIMEOUT
                            + "): lower the one or raise the other");
        }
    }

    private void cannotSee(String why) {
        LOG.warn(
                "Cannot see the broker's {} ({}); if it is below {} ms ({}), the sinks will fail at"
                        + " their start.",
                TRANSACTION_MAX_TIMEOUT,
                why,
                side.transactionTimeout().toMillis(),
                side.transactionTimeoutOption());
    }

    /** Nothing if it is not among a broker's settings or its value is hidden: not all are Kafka. */
    static OptionalLong transactionMaxTimeout(Config broker) {
        ConfigEntry entry = broker == null ? null : broker.get(TRANSACTION_MAX_TIMEOUT);
        if (entry == null || entry.value() == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(entry.value().trim()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private int partitionsOf(Admin admin, String topic) throws TimeoutException {
        TopicDescription found =
                answers.of(
                                admin.describeTopics(
                                                List.of(topic),
                                                new DescribeTopicsOptions()
                                                        .includeAuthorizedOperations(true))
                                        .allTopicNames())
                        .get(topic);
        rights.topic(topic, found.authorizedOperations());
        return found.partitions().size();
    }
}
