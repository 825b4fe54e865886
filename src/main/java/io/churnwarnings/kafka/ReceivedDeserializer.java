package io.churnwarnings.kafka;

import io.churnwarnings.codec.Received;
import io.churnwarnings.serde.Types;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as they come, to be judged later: one element a record. */
final class ReceivedDeserializer implements KafkaRecordDeserializationSchema<Received> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Received> out) {
        out.collect(
                new Received(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value()));
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return Types.RECEIVED;
    }
}
