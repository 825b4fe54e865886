package io.churnwarnings.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ClockedSplitSerializerTest {

    /** Written by version 1 of the format. It must stay readable for ever. */
    private static final String VERSION_1 =
            "00000000" // version of the inner format
                    + "0000019ca92dba00" // highest
                    + "000001a3185c5001" // last arrival
                    + "00097075726368617365730000000300000000000000298000000000000000"; // purchases-3 at 41

    private static final ClockedSplit<KafkaPartitionSplit> SPLIT =
            new ClockedSplit<>(
                    new KafkaPartitionSplit(new TopicPartition("purchases", 3), 41),
                    0x19ca92dba00L,
                    0x1a3185c5001L);

    private final ClockedSplitSerializer<KafkaPartitionSplit> serializer =
            new ClockedSplitSerializer<>(new KafkaPartitionSplitSerializer());

    @Test
    void writesExactlyTheseBytes() throws IOException {
        assertThat(HexFormat.of().formatHex(serializer.serialize(SPLIT))).isEqualTo(VERSION_1);
    }

    @Test
    void readsWhatVersion1Wrote() throws IOException {
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1))).isEqualTo(SPLIT);
    }

    @Test
    void keepsASplitThatWasNeverRead() throws IOException {
        ClockedSplit<KafkaPartitionSplit> unread = ClockedSplit.unread(SPLIT.split());

        assertThat(serializer.deserialize(1, serializer.serialize(unread))).isEqualTo(unread);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(2, HexFormat.of().parseHex(VERSION_1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> serializer.deserialize(1, new byte[19]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short");
    }
}
