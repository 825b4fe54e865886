package io.churnwarnings.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class SideCheckTest {

    @Test
    void takesTheLimitWhereItIsTold() {
        assertThat(SideCheck.transactionMaxTimeout(broker("900000"))).hasValue(900_000);
    }

    @Test
    void doesWithoutWhereItIsNot() {
        assertThat(SideCheck.transactionMaxTimeout(null)).isEmpty();
        assertThat(SideCheck.transactionMaxTimeout(new Config(List.of()))).isEmpty();
        assertThat(SideCheck.transactionMaxTimeout(broker(null))).isEmpty();
        assertThat(SideCheck.transactionMaxTimeout(broker("hidden"))).isEmpty();
    }

    private static Config broker(String value) {
        return new Config(List.of(new ConfigEntry("transaction.max.timeout.ms", value)));
    }
}
