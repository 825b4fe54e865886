package io.churnwarnings.kafka;

import io.churnwarnings.codec.record.DeadLetter;
import io.churnwarnings.codec.record.Rejection;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rejected records as records of the dead-letter topic, where people look at them. */
public final class DeadLetterRecords implements KafkaRecordSerializationSchema<Rejection> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final int maxBytes;

    /**
     * @param topic the topic of the dead letters
     * @param maxBytes the maximum size of a dead letter; larger ones are truncated
     */
    public DeadLetterRecords(String topic, int maxBytes) {
        this.topic = Objects.requireNonNull(topic, "topic");
        this.maxBytes = maxBytes;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Rejection rejection, KafkaSinkContext context, Long timestamp) {
        DeadLetter letter = DeadLetter.of(rejection, maxBytes);
        return new ProducerRecord<>(
                topic,
                null,
                null,
                letter.key(),
                letter.value(),
                WarningRecords.headers(letter.headers()));
    }
}
