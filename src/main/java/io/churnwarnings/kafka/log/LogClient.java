package io.churnwarnings.kafka.log;

import java.io.Serializable;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The settings of the clients that ask brokers about logs.
 *
 * @param admin settings of an admin client
 * @param consumer settings of a consumer
 * @param name the name of the clients
 */
public record LogClient(Properties admin, Properties consumer, String name)
        implements Serializable {

    /**
     * The settings of a consumer that looks at logs: outside of every group, so that it disturbs no
     * progress, and never moved to another position by itself.
     */
    static Properties looker(Properties consumer, String clientId) {
        Properties properties = new Properties();
        properties.putAll(consumer);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return properties;
    }

    /** Without the settings, among which are passwords. */
    @Override
    public String toString() {
        return name;
    }
}
