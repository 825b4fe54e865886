package io.churnwarnings.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.record.RawRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FedRecordsTest {

    private static final long OLDEST = 631_152_000_000L;
    private static final long NOW = 1_700_000_000_000L;

    private final FactDecoder decoder = new FactDecoder(new DecodingRules("CNY", 600_000, OLDEST));
    private final FedRecords fed = new FedRecords();

    @Test
    void endsASecondAfterTheHighestTimeThatWasAccepted() {
        fact("a", NOW, NOW + 5);
        fact("b", NOW + 9_000, NOW + 7_000);
        fact("c", NOW + 900_000_000, NOW);
        add("{\"type\":\"heartbeat\",\"occurredAt\":%d}".formatted(NOW + 100), NOW + 100);

        assertThat(fed.hasEnd()).isTrue();
        assertThat(fed.end()).isEqualTo(NOW + 8_000);
        assertThat(fed.records()).isEqualTo(4);
        assertThat(fed.accepted()).isEqualTo(3);
        assertThat(fed.rejected()).isEqualTo(1);
        assertThat(fed.customers()).isEqualTo(2);
    }

    @Test
    void hasNoEndWhereNothingWasAccepted() {
        add("nonsense", NOW);

        assertThat(fed.hasEnd()).isFalse();
        assertThat(fed.rejected()).isEqualTo(1);
    }

    @Test
    void doesNotEndBehindTheLastTimeThereIs() {
        long last = 253_402_300_799_999L;
        fact("a", last, last);

        assertThat(fed.end()).isEqualTo(last);
    }

    private void fact(String customer, long occurredAt, long timestamp) {
        add(
                "{\"orderId\":1,\"customerId\":\"%s\",\"occurredAt\":%d}"
                        .formatted(customer, occurredAt),
                timestamp);
    }

    private void add(String value, long timestamp) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        fed.add(decoder.decode(new RawRecord("t", 0, 0, timestamp, null, bytes)));
    }
}
