package io.churnwarnings.kafka.client;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * The settings of the Kafka clients of one side, source or sink: those of the user ({@code
 * bootstrap.servers}, security, tuning), overridden by the settings that the job's guarantees
 * require. The two sides may be two clusters, so each has its own.
 */
public final class ClientProperties implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> FORCED_CONSUMER =
            Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    private static final Map<String, String> FORCED_PRODUCER =
            Map.of(
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                    ProducerConfig.ACKS_CONFIG, "all");

    /**
     * Batching that a transaction makes cheap: no reader sees a record before the checkpoint, so
     * batches may wait until they are large, and large ones of JSON shrink to a quarter. Measured
     * with a broker on the same machine, a record of 650 bytes and seven headers: 1.0 against 1.8
     * µs of the job's processor time with Kafka's defaults, and 0.3 against 1.4 of the broker's.
     */
    private static final Map<String, String> PRODUCER_DEFAULTS =
            Map.of(
                    ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                    ProducerConfig.BATCH_SIZE_CONFIG, "131072",
                    ProducerConfig.LINGER_MS_CONFIG, "100");

    private static final Set<String> OURS =
            Set.of(
                    ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                    ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                    ConsumerConfig.GROUP_ID_CONFIG,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);

    /** The providers of references in settings, such as {@code ${file:/path:key}}. */
    private static final Map<String, String> PROVIDERS =
            Map.of(
                    "env", EnvVarConfigProvider.class.getName(),
                    "file", FileConfigProvider.class.getName(),
                    "directory", DirectoryConfigProvider.class.getName());

    private static final String REFERENCE = "${";

    private final String optionPrefix;
    private final TreeMap<String, String> passedThrough;

    /**
     * @param optionPrefix the option prefix of this side's settings, for messages, e.g. {@code
     *     churn.source.kafka.}
     * @param passedThrough Kafka's own keys and values
     */
    public ClientProperties(String optionPrefix, Map<String, String> passedThrough) {
        this.optionPrefix = optionPrefix;
        this.passedThrough = new TreeMap<>(passedThrough);
    }

    /**
     * Every setting that is missing, is not the user's to make, or contradicts a guarantee; empty
     * if all is well.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (bootstrapServers().isBlank()) {
            problems.add(
                    optionPrefix
                            + "bootstrap.servers is missing: give the addresses of the brokers, host:port,…");
        }
        passedThrough.forEach(
                (key, value) -> {
                    String forced = FORCED_CONSUMER.getOrDefault(key, FORCED_PRODUCER.get(key));
                    if (forced != null
                            && !forced.equals(value)
                            && !(forced.equals("all") && value.equals("-1"))) {
                        problems.add(
                                optionPrefix
                                        + key
                                        + " is '"
                                        + value
                                        + "', but exactly-once needs '"
                                        + forced
                                        + "': remove it");
                    } else if (OURS.contains(key)) {
                        problems.add(optionPrefix + key + " is set by the job itself: remove it");
                    }
                });
        return problems;
    }

    /** The brokers' addresses, or an empty string. */
    public String bootstrapServers() {
        return passedThrough.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "");
    }

    /** The option prefix of this side's settings. */
    public String optionPrefix() {
        return optionPrefix;
    }

    /** Settings of a consumer that reads committed records alone and leaves offsets to the job. */
    public Properties consumer() {
        return merged(ConsumerConfig.configNames(), FORCED_CONSUMER);
    }

    /**
     * Settings of a producer that can write transactions.
     *
     * @param transactionTimeout after which the broker aborts an abandoned transaction, above 0
     */
    public Properties producer(Duration transactionTimeout) {
        Properties properties = merged(ProducerConfig.configNames(), FORCED_PRODUCER);
        PRODUCER_DEFAULTS.forEach(properties::putIfAbsent);
        properties.setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                String.valueOf(transactionTimeout.toMillis()));
        return properties;
    }

    /**
     * Settings of an admin client.
     *
     * @param timeout for every call, above 0
     */
    public Properties admin(Duration timeout) {
        String millis = String.valueOf(timeout.toMillis());
        return merged(
                AdminClientConfig.configNames(),
                Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis));
    }

    private Properties merged(Set<String> known, Map<String, String> forced) {
        Properties properties = new Properties();
        passedThrough.forEach(
                (key, value) -> {
                    // A key that no client knows may be a plug-in's own; another client's key would
                    // only be warned about.
                    if (known.contains(key) || !knownToAnyClient(key)) {
                        properties.setProperty(key, value);
                    }
                });
        forced.forEach(properties::setProperty);
        addProviders(properties);
        return properties;
    }

    /** Lets configurations refer to secrets: each client resolves the references itself. */
    private void addProviders(Properties properties) {
        boolean refers =
                passedThrough.values().stream().anyMatch(value -> value.contains(REFERENCE));
        if (refers && !passedThrough.containsKey(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
            properties.setProperty(
                    AbstractConfig.CONFIG_PROVIDERS_CONFIG,
                    String.join(",", new TreeSet<>(PROVIDERS.keySet())));
            PROVIDERS.forEach(
                    (name, provider) ->
                            properties.setProperty(
                                    AbstractConfig.CONFIG_PROVIDERS_CONFIG + "." + name + ".class",
                                    provider));
        }
    }

    /** A value, or the value of the reference. */
    static String resolve(String value) {
        if (!value.contains(REFERENCE)) {
            return value;
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("value", value);
        settings.put(AbstractConfig.CONFIG_PROVIDERS_CONFIG, String.join(",", PROVIDERS.keySet()));
        PROVIDERS.forEach(
                (name, provider) ->
                        settings.put(
                                AbstractConfig.CONFIG_PROVIDERS_CONFIG + "." + name + ".class",
                                provider));
        return new AbstractConfig(new ConfigDef(), settings, false).originalsStrings().get("value");
    }

    /** A message without the secrets of the settings. */
    public String hideSecrets(String message) {
        return new Secrets(passedThrough).hide(message);
    }

    private static boolean knownToAnyClient(String key) {
        return ConsumerConfig.configNames().contains(key)
                || ProducerConfig.configNames().contains(key)
                || AdminClientConfig.configNames().contains(key);
    }
}
