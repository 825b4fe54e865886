package io.churnwarnings.kafka.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** A format that savepoints are written in: these bytes never change. */
class LogSplitSerializerTest {

    private static final LogSplit SPLIT =
            new LogSplit(
                    new TopicPartition("purchases", 3),
                    41,
                    KafkaPartitionSplit.NO_STOPPING_OFFSET,
                    new Uuid(0x0102030405060708L, 0x1112131415161718L),
                    7);

    private static final String BYTES =
            "0102030405060708" // topic id
                    + "1112131415161718"
                    + "00000007" // leader epoch
                    + "00000000" // version of the connector's bytes
                    + "0009707572636861736573" // purchases
                    + "00000003" // partition
                    + "0000000000000029" // offset
                    + "8000000000000000"; // never stops

    private final LogSplitSerializer serializer = new LogSplitSerializer();

    @Test
    void theBytesAreThoseOfTheReleasedFormat() throws Exception {
        assertThat(HexFormat.of().formatHex(serializer.serialize(SPLIT))).isEqualTo(BYTES);
        assertThat(serializer.deserialize(100, HexFormat.of().parseHex(BYTES))).isEqualTo(SPLIT);
        assertThat(serializer.getVersion()).isEqualTo(100);
    }

    @Test
    void aSplitInTheConnectorsFormatHasNoDataOfItsLog() throws Exception {
        KafkaPartitionSplit old = new KafkaPartitionSplit(new TopicPartition("purchases", 3), 41);
        byte[] bytes = new KafkaPartitionSplitSerializer().serialize(old);

        LogSplit read = (LogSplit) serializer.deserialize(0, bytes);
        assertThat(read.getStartingOffset()).isEqualTo(41);
        assertThat(read.topicId()).isEqualTo(Uuid.ZERO_UUID);
        assertThat(read.leaderEpoch()).isNegative();
    }

    @Test
    void aNewerVersionAndBytesThatAreCutShortAreRefused() {
        byte[] bytes = HexFormat.of().parseHex(BYTES);
        assertThatThrownBy(() -> serializer.deserialize(101, bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer release");
        assertThatThrownBy(() -> serializer.deserialize(100, Arrays.copyOf(bytes, 23)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short");
    }
}
