package io.churnwarnings.kafka;

import io.churnwarnings.codec.EventEncoder;
import io.churnwarnings.domain.WarningEvent;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Events as records of the warnings topic. The record's timestamp is the time of writing, not the
 * event's: a topic that keeps records for a week would drop an announced past at once.
 */
public final class WarningRecords implements KafkaRecordSerializationSchema<WarningEvent> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final EventEncoder encoder;

    /**
     * @param topic where the events go
     * @param encoder how they look
     */
    public WarningRecords(String topic, EventEncoder encoder) {
        this.topic = Objects.requireNonNull(topic, "topic");
        this.encoder = Objects.requireNonNull(encoder, "encoder");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            WarningEvent event, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic, null, null, encoder.key(event), encoder.value(event), headers(event));
    }

    private RecordHeaders headers(WarningEvent event) {
        RecordHeaders records = new RecordHeaders();
        encoder.headers(event, (name, value) -> records.add(new RecordHeader(name, value)));
        return records;
    }

    static RecordHeaders headers(Map<String, byte[]> headers) {
        RecordHeaders records = new RecordHeaders();
        headers.forEach((name, value) -> records.add(new RecordHeader(name, value)));
        return records;
    }
}
