package io.churnwarnings.local.bench.variant;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as they come; an empty array for one without a value. */
final class RawBytes implements KafkaRecordDeserializationSchema<byte[]> {

    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = {};

    private transient Counter taken;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        taken = context.getMetricGroup().addGroup("churn").counter(Progress.ACCEPTED);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<byte[]> out) {
        taken.inc();
        out.collect(record.value() == null ? NOTHING : record.value());
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
        return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
}
