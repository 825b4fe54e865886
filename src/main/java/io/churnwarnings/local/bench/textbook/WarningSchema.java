package io.churnwarnings.local.bench.textbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes warnings as JSON, under the customer as key. */
final class WarningSchema implements KafkaRecordSerializationSchema<Warning> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private transient ObjectMapper mapper;

    WarningSchema(String topic) {
        this.topic = topic;
    }

    @Override
    public void open(
            SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        mapper = new ObjectMapper();
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Warning warning, KafkaSinkContext context, Long timestamp) {
        try {
            return new ProducerRecord<>(
                    topic, warning.customerId.getBytes(UTF_8), mapper.writeValueAsBytes(warning));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a warning could not be written", e);
        }
    }
}
