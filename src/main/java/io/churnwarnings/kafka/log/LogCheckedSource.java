package io.churnwarnings.kafka.log;

import io.churnwarnings.time.BacklogProbe;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Kafka's source that reports it when records can never be read.
 *
 * <p>The connector keeps an offset and nothing else. If the broker no longer has it, the consumer
 * goes where {@code auto.offset.reset} says, without a word; and if the topic was deleted and
 * created again and has grown past the offset, it reads on in the middle. Here each position keeps
 * the id of its topic and is held against the log before the first record is read, and again while
 * the job runs.
 *
 * @param <T> the elements
 */
public final class LogCheckedSource<T>
        implements Source<T, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<T> {

    private static final long serialVersionUID = 1L;

    private final ObservedDeserializer<T> deserializer;
    private final KafkaSource<T> source;
    private final LogInspector.Factory inspectors;
    private final Duration checkEvery;
    private transient LogCheckedReader<T> reader;

    private LogCheckedSource(
            ObservedDeserializer<T> deserializer,
            KafkaSource<T> source,
            LogInspector.Factory inspectors,
            Duration checkEvery) {
        this.deserializer = deserializer;
        this.source = source;
        this.inspectors = inspectors;
        this.checkEvery = checkEvery;
    }

    /**
     * Makes the source.
     *
     * @param deserializer of the records
     * @param source makes the connector's source with the deserializer that it is given
     * @param client asks the brokers
     * @param checkEvery how often the positions are held against the logs while the job runs, above
     *     0; each time takes three small requests to the brokers
     */
    public static <T> LogCheckedSource<T> of(
            KafkaRecordDeserializationSchema<T> deserializer,
            Function<KafkaRecordDeserializationSchema<T>, KafkaSource<T>> source,
            LogClient client,
            Duration checkEvery) {
        Objects.requireNonNull(client, "client");
        ObservedDeserializer<T> observed = new ObservedDeserializer<>(deserializer);
        return new LogCheckedSource<>(
                observed,
                source.apply(observed),
                context -> new KafkaLogInspector(client, context.getIndexOfSubtask()),
                checkEvery);
    }

    /**
     * The probe of the reader that this source has made, which asks from where the reader really
     * stands: a partition that has to be read again is not read to its end.
     */
    public BacklogProbe<KafkaPartitionSplit> checked(BacklogProbe<KafkaPartitionSplit> probe) {
        return new LogCheckedProbe(probe, reader);
    }

    @Override
    public SourceReader<T, KafkaPartitionSplit> createReader(SourceReaderContext context)
            throws Exception {
        reader =
                new LogCheckedReader<>(
                        source.createReader(context),
                        inspectors.create(context),
                        new LogMetrics(context.metricGroup()),
                        checkEvery.toNanos(),
                        System::nanoTime);
        deserializer.observedBy(reader);
        return reader;
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
            throws Exception {
        return source.restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return new LogSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return source.getProducedType();
    }
}
