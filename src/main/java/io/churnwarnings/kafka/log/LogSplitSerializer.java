package io.churnwarnings.kafka.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.Uuid;

/**
 * Bytes of a {@link LogSplit}. Version 100, big endian: topic id (two longs), leader epoch (int),
 * version of the connector's own serializer (int), the connector's bytes to the end. Versions below
 * 100 are the connector's own: splits of jobs that did not know their log.
 */
final class LogSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {

    private static final int VERSION = 100;
    private static final int HEADER_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;

    private final KafkaPartitionSplitSerializer connector = new KafkaPartitionSplitSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(KafkaPartitionSplit split) throws IOException {
        LogSplit known = LogSplit.of(split);
        byte[] bytes = connector.serialize(known);
        return ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                .putLong(known.topicId().getMostSignificantBits())
                .putLong(known.topicId().getLeastSignificantBits())
                .putInt(known.leaderEpoch())
                .putInt(connector.getVersion())
                .put(bytes)
                .array();
    }

    /**
     * @throws IOException if the bytes are of a version that this release does not know, or are cut
     *     short
     */
    @Override
    public KafkaPartitionSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version < VERSION) {
            return LogSplit.of(connector.deserialize(version, bytes));
        }
        if (version > VERSION) {
            throw new IOException(
                    "a partition of version "
                            + version
                            + " cannot be read by this release, which knows versions up to "
                            + VERSION
                            + ": was the savepoint written by a newer release?");
        }
        if (bytes.length < HEADER_BYTES) {
            throw new IOException("a partition of " + bytes.length + " bytes is cut short");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Uuid topicId = new Uuid(in.getLong(), in.getLong());
        int leaderEpoch = in.getInt();
        int connectorVersion = in.getInt();
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        KafkaPartitionSplit split = connector.deserialize(connectorVersion, rest);
        return new LogSplit(
                split.getTopicPartition(),
                split.getStartingOffset(),
                LogSplit.stoppingOffset(split),
                topicId,
                leaderEpoch);
    }
}
