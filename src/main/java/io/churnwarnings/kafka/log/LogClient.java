package io.churnwarnings.kafka.log;

import java.io.Serializable;
import java.util.Properties;

/**
 * How the brokers are asked about logs.
 *
 * @param admin settings of an admin client
 * @param consumer settings of a consumer
 * @param name what the clients are called
 */
public record LogClient(Properties admin, Properties consumer, String name)
        implements Serializable {

    /** Without the settings, among which are passwords. */
    @Override
    public String toString() {
        return name;
    }
}
