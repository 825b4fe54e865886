package io.churnwarnings.testkit.kafka;

import io.churnwarnings.time.ElementTime;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of these tests: the value is an epoch millisecond in digits, or anything else for a
 * rejected record. As an element: observed time, offset, partition, lateness.
 */
public final class TestRecord {

    public static final ElementTime<Tuple4<Long, Long, Integer, Long>> TIMES =
            new ElementTime<>() {
                @Override
                public long observedTime(Tuple4<Long, Long, Integer, Long> element) {
                    return element.f0;
                }

                @Override
                public long lateness(Tuple4<Long, Long, Integer, Long> element) {
                    return element.f3;
                }

                @Override
                public long position(Tuple4<Long, Long, Integer, Long> element) {
                    return element.f1;
                }
            };

    private TestRecord() {}

    public static final class Deserializer
            implements KafkaRecordDeserializationSchema<Tuple4<Long, Long, Integer, Long>> {

        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(
                ConsumerRecord<byte[], byte[]> record,
                Collector<Tuple4<Long, Long, Integer, Long>> out) {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            long observed =
                    value.matches("\\d+")
                            ? Math.min(Long.parseLong(value), record.timestamp())
                            : ElementTime.NONE;
            out.collect(
                    Tuple4.of(
                            observed,
                            record.offset(),
                            record.partition(),
                            record.timestamp() - observed));
        }

        @Override
        public TypeInformation<Tuple4<Long, Long, Integer, Long>> getProducedType() {
            return Types.TUPLE(Types.LONG, Types.LONG, Types.INT, Types.LONG);
        }
    }
}
