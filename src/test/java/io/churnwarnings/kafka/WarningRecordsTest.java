package io.churnwarnings.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.codec.event.StructuredForm;
import io.churnwarnings.contract.Contract;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.policy.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class WarningRecordsTest {

    private static final WarningEvent EVENT =
            new WarningEvent(
                    "52ab66616f08e527a2112ddfb1c673eb",
                    EventType.WITHDRAWN,
                    Stage.LOST,
                    "c",
                    86_400_000,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    false,
                    null,
                    null);

    private final EventEncoder encoder = new EventEncoder("/shop");

    @Test
    void inBinaryModeTheAttributesAreHeaders() {
        ProducerRecord<byte[], byte[]> record =
                new WarningRecords("t", encoder).serialize(EVENT, null, null);
        assertThat(record.key()).isEqualTo("c".getBytes(UTF_8));
        Contract.assertEvents(List.of(new String(record.value(), UTF_8)));
        Contract.assertEventHeaders(headers(record));
    }

    @Test
    void inStructuredModeTheOnlyHeaderIsTheContentType() {
        ProducerRecord<byte[], byte[]> record =
                new WarningRecords("t", encoder, new StructuredForm()).serialize(EVENT, null, null);
        assertThat(record.key()).isEqualTo("c".getBytes(UTF_8));
        Contract.assertStructured(new String(record.value(), UTF_8));
        assertThat(headers(record))
                .containsOnlyKeys("content-type")
                .containsEntry("content-type", "application/cloudevents+json".getBytes(UTF_8));
    }

    @Test
    void eachEventHasItsOwnHeadersWhateverCameBefore() {
        WarningRecords records = new WarningRecords("t", encoder);
        for (WarningEvent event : List.of(EVENT, other("d", 5), other("e", 6), EVENT)) {
            ProducerRecord<byte[], byte[]> record = records.serialize(event, null, null);
            assertThat(names(record)).containsExactlyElementsOf(encoder.headers(event).keySet());
            assertThat(headers(record)).containsExactlyInAnyOrderEntriesOf(encoder.headers(event));
        }
    }

    private static WarningEvent other(String customerId, long at) {
        return WarningEvent.erased(customerId, at, new ErasureReceipt(1, null));
    }

    private static List<String> names(ProducerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
    }

    private static Map<String, byte[]> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return headers;
    }
}
