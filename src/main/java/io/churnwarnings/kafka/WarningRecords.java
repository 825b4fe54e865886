package io.churnwarnings.kafka;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.codec.event.EventForm;
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
    private final EventForm form;

    /**
     * For events in JSON, as CloudEvents in binary mode.
     *
     * @param topic where the events go
     * @param encoder how they look
     */
    public WarningRecords(String topic, EventEncoder encoder) {
        this(topic, encoder, null);
    }

    /**
     * For events of any form.
     *
     * @param topic where the events go
     * @param encoder how they look in JSON
     * @param form what becomes of that; null if nothing
     */
    public WarningRecords(String topic, EventEncoder encoder, EventForm form) {
        this.topic = Objects.requireNonNull(topic, "topic");
        this.encoder = Objects.requireNonNull(encoder, "encoder");
        this.form = form;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            WarningEvent event, KafkaSinkContext context, Long timestamp) {
        return form == null ? json(event) : formed(event);
    }

    private ProducerRecord<byte[], byte[]> formed(WarningEvent event) {
        Map<String, byte[]> headers = encoder.headers(event);
        return new ProducerRecord<>(
                topic,
                null,
                null,
                encoder.key(event),
                form.value(encoder.value(event), headers),
                headers(form.headers(headers)));
    }

    private ProducerRecord<byte[], byte[]> json(WarningEvent event) {
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
