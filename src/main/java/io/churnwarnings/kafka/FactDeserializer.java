package io.churnwarnings.kafka;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.FedDecoder;
import io.churnwarnings.codec.FileMark;
import io.churnwarnings.codec.ValueOpener;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.serde.Types;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Decodes inside the source, so that its clock sees what was accepted. One element per record, even
 * if a value holds several: records read = records accepted + records rejected.
 */
public final class FactDeserializer implements KafkaRecordDeserializationSchema<DecodedRecord> {

    private static final long serialVersionUID = 1L;

    private final DecodingRules rules;
    private final ValueOpener.Factory openers;
    private transient FactDecoder decoder;
    private transient FedDecoder fed;
    private transient IngestMetrics metrics;
    private transient boolean attributes;

    /**
     * For values in JSON.
     *
     * @param rules the settings of the decoder
     */
    public FactDeserializer(DecodingRules rules) {
        this(rules, ValueOpener.Factory.NONE);
    }

    /**
     * For values in any encoding.
     *
     * @param rules the settings of the decoder
     * @param openers convert values to JSON
     */
    public FactDeserializer(DecodingRules rules, ValueOpener.Factory openers) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.openers = Objects.requireNonNull(openers, "openers");
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new FactDecoder(rules, openers.create());
        attributes = rules.mapping() != null && rules.mapping().hasAttributes();
        fed = rules.files().fed() ? new FedDecoder(rules) : null;
        metrics = new IngestMetrics(context.getMetricGroup());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<DecodedRecord> out) {
        RawRecord received =
                new RawRecord(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value());
        byte[] mark = fed == null ? null : header(record, FileMark.HEADER);
        if (mark != null) {
            take(fed.decode(received, mark), out);
        } else {
            decoder.decodeEach(
                    received,
                    attributes ? name -> header(record, name) : null,
                    decoded -> take(decoded, out));
        }
    }

    private void take(DecodedRecord decoded, Collector<DecodedRecord> out) {
        metrics.count(decoded);
        out.collect(decoded);
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    @Override
    public TypeInformation<DecodedRecord> getProducedType() {
        return Types.INGESTED;
    }
}
