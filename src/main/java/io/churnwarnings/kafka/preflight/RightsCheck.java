package io.churnwarnings.kafka.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Checks whether the brokers grant the rights that the job needs: without them it would restart
 * again and again. Rights that the brokers do not reveal are not reported.
 */
final class RightsCheck {

    /** Ends a transactional id that the sinks never use. */
    private static final String PROBE = "-preflight";

    private final KafkaSide side;
    private final Duration timeout;
    private final List<String> problems;

    RightsCheck(KafkaSide side, Duration timeout, List<String> problems) {
        this.side = side;
        this.timeout = timeout;
        this.problems = problems;
    }

    /**
     * @param allowed the operations that the user may perform on the topic; null or empty if the
     *     broker does not report them
     */
    void topic(String topic, Set<AclOperation> allowed) {
        if (allowed != null && !allowed.isEmpty() && !allowed.contains(onTopic())) {
            missingOnTopic(topic);
        }
    }

    /** Notes that a topic may not be used. */
    void missingOnTopic(String topic) {
        missing("topic", topic, onTopic(), "--topic " + topic);
    }

    /** Whether progress can be committed. */
    void group(Admin admin) {
        String group = side.groupId();
        if (group == null) {
            return;
        }
        try {
            Set<AclOperation> allowed =
                    admin.describeConsumerGroups(
                                    List.of(group),
                                    new DescribeConsumerGroupsOptions()
                                            .includeAuthorizedOperations(true))
                            .all()
                            .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                            .get(group)
                            .authorizedOperations();
            if (allowed != null && !allowed.isEmpty() && !allowed.contains(AclOperation.READ)) {
                missingGroup(group);
            }
        } catch (ExecutionException e) {
            // A group that is not there yet is none to complain of.
            if (e.getCause() instanceof AuthorizationException) {
                missingGroup(group);
            }
        } catch (TimeoutException e) {
            // The job finds it out, and goes on without: it does not rely on the group.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** Whether transactions can be begun under the ids that the sinks take. */
    void transactions() {
        for (String prefix : side.transactionalIdPrefixes()) {
            Properties properties = side.client().producer(side.transactionTimeout());
            properties.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + PROBE);
            properties.setProperty(
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(timeout.toMillis()));
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.initTransactions();
            } catch (AuthorizationException e) {
                missing(
                        "transactional ids beginning with",
                        prefix,
                        AclOperation.WRITE,
                        "--transactional-id " + prefix + " --resource-pattern-type prefixed");
            } catch (KafkaException e) {
                problems.add(
                        "no transaction can be begun at the "
                                + side.name()
                                + " as '"
                                + prefix
                                + PROBE
                                + "': "
                                + side.client().hideSecrets(e.getMessage()));
            }
        }
    }

    private AclOperation onTopic() {
        return side.transactionTimeout() == null ? AclOperation.READ : AclOperation.WRITE;
    }

    private void missingGroup(String group) {
        missing("consumer group", group, AclOperation.READ, "--group " + group);
    }

    private void missing(String kind, String name, AclOperation operation, String resource) {
        String right = operation == AclOperation.READ ? "Read" : "Write";
        problems.add(
                "the user of the "
                        + side.name()
                        + " has no right to "
                        + right
                        + " on the "
                        + kind
                        + " '"
                        + name
                        + "': grant it, `kafka-acls.sh --bootstrap-server "
                        + side.client().bootstrapServers()
                        + " --add --allow-principal User:… --operation "
                        + right
                        + " "
                        + resource
                        + "`");
    }
}
