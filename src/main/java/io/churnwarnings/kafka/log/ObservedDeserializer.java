package io.churnwarnings.kafka.log;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Shows each record to an observer in the reader's own thread, right before it is handed on. An
 * element does not carry its leader epoch, so the reader's output would be too late.
 */
final class ObservedDeserializer<T> implements KafkaRecordDeserializationSchema<T> {

    private static final long serialVersionUID = 1L;

    /** Sees the records. */
    @FunctionalInterface
    interface Observer {

        void observe(ConsumerRecord<byte[], byte[]> record);
    }

    private final KafkaRecordDeserializationSchema<T> deserializer;
    private transient Observer observer;

    ObservedDeserializer(KafkaRecordDeserializationSchema<T> deserializer) {
        this.deserializer = Objects.requireNonNull(deserializer, "deserializer");
    }

    void observedBy(Observer newObserver) {
        observer = newObserver;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) throws Exception {
        deserializer.open(context);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out)
            throws IOException {
        observer.observe(record);
        deserializer.deserialize(record, out);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return deserializer.getProducedType();
    }
}
