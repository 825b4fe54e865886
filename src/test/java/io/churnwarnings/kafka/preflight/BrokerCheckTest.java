package io.churnwarnings.kafka.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {

    @Test
    void readsTheLimitIfTheBrokerReportsIt() {
        assertThat(BrokerCheck.transactionMaxTimeout(broker("900000"))).hasValue(900_000);
    }

    @Test
    void doesWithoutWhereItIsNot() {
        assertThat(BrokerCheck.transactionMaxTimeout(null)).isEmpty();
        assertThat(BrokerCheck.transactionMaxTimeout(new Config(List.of()))).isEmpty();
        assertThat(BrokerCheck.transactionMaxTimeout(broker(null))).isEmpty();
        assertThat(BrokerCheck.transactionMaxTimeout(broker("hidden"))).isEmpty();
    }

    private static Config broker(String value) {
        return new Config(List.of(new ConfigEntry("transaction.max.timeout.ms", value)));
    }
}
