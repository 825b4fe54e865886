package io.churnwarnings.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.ProfileUpdate;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Profiles as records of the profiles topic: the last one of a key counts, none is a tombstone. */
public final class ProfileRecords implements KafkaRecordSerializationSchema<ProfileUpdate> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    /**
     * @param topic where the profiles go
     */
    public ProfileRecords(String topic) {
        this.topic = Objects.requireNonNull(topic, "topic");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            ProfileUpdate update, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic, null, null, update.customerId().getBytes(UTF_8), update.value());
    }
}
