package io.churnwarnings.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.event.EventEncoder;
import io.churnwarnings.codec.event.EventForm;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
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
    private transient Map<EventType, Header[]> shared;

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
     * @param topic the topic of the events
     * @param encoder encodes them in JSON
     * @param form the final form; null to keep the JSON
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
        byte[] key = encoder.key(event);
        return new ProducerRecord<>(
                topic, null, null, key, encoder.value(event), headers(event, key));
    }

    private RecordHeaders headers(WarningEvent event, byte[] key) {
        Header[] headers = headersOf(event).clone();
        for (int i = 0; i < headers.length; i++) {
            String name = headers[i].key();
            switch (name) {
                case EventEncoder.ID ->
                        headers[i] = new RecordHeader(name, event.eventId().getBytes(UTF_8));
                case EventEncoder.TIME -> headers[i] = new RecordHeader(name, encoder.time(event));
                case EventEncoder.SUBJECT -> headers[i] = new RecordHeader(name, key);
                default -> {
                    // The same for all events of the type, and a header never changes.
                }
            }
        }
        return new RecordHeaders(headers);
    }

    /** The headers of an earlier event of the same type. */
    private Header[] headersOf(WarningEvent event) {
        if (shared == null) {
            shared = new EnumMap<>(EventType.class);
        }
        return shared.computeIfAbsent(
                event.type(), type -> headers(encoder.headers(event)).toArray());
    }

    static RecordHeaders headers(Map<String, byte[]> headers) {
        RecordHeaders records = new RecordHeaders();
        headers.forEach((name, value) -> records.add(new RecordHeader(name, value)));
        return records;
    }
}
