package io.churnwarnings.kafka;

import io.churnwarnings.kafka.client.KafkaSinkSpec;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/**
 * Makes Kafka sinks whose records exist once for those who read committed records, after the
 * checkpoint has them.
 */
public final class KafkaSinks {

    private KafkaSinks() {}

    /** A sink that writes in transactions, one a subtask and checkpoint. */
    public static <T> Sink<T> exactlyOnce(
            KafkaSinkSpec spec, String topic, KafkaRecordSerializationSchema<T> serializer) {
        return new LossReportingSink<>(
                kafkaSink(spec, serializer), topic, new TransactionOutcome(spec.client()));
    }

    /** The connector's own sink, which does not report lost transactions. */
    public static <T> KafkaSink<T> kafkaSink(
            KafkaSinkSpec spec, KafkaRecordSerializationSchema<T> serializer) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(spec.client().producer(spec.transactionTimeout()))
                .setBootstrapServers(spec.client().bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(spec.transactionalIdPrefix())
                // POOLING would use fewer ids, but after a downscale it can leave a transaction
                // open for ever, and with
                // it the last stable offset: a reader of committed records sees no other
                // warning (FLINK-40626).
                .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
                .setRecordSerializer(serializer)
                .build();
    }
}
