package io.churnwarnings.time.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.time.Outage;
import io.churnwarnings.time.PartitionState;
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

    /** Written by version 2 of the format. It must stay readable for ever. */
    private static final String VERSION_2 =
            "00000000" // version of the inner format
                    + "0000019ca92dba00" // highest
                    + "00000000000007d0" // lateness
                    + "0000019ca92dbaff" // reached
                    + "000001a3185c5001" // last arrival
                    + "000001a3185c5000" // last spoken
                    + "0000019ca92dbb00" // the hold's cap
                    + "000001a3185c6000" // when it began
                    + "7fffffffffffffff" // and has not ended
                    + "00097075726368617365730000000300000000000000298000000000000000"; // purchases-3 at 41

    private static final KafkaPartitionSplit INNER =
            new KafkaPartitionSplit(new TopicPartition("purchases", 3), 41);

    private static final ClockedSplit<KafkaPartitionSplit> SPLIT =
            new ClockedSplit<>(
                    INNER,
                    new PartitionState(
                            0x19ca92dba00L, 2_000, 0x19ca92dbaffL, 0x1a3185c5001L, 0x1a3185c5000L),
                    new Outage(0x19ca92dbb00L, 0x1a3185c6000L, Outage.ONGOING));

    private final ClockedSplitSerializer<KafkaPartitionSplit> serializer =
            new ClockedSplitSerializer<>(new KafkaPartitionSplitSerializer());

    @Test
    void writesExactlyTheseBytes() throws IOException {
        assertThat(HexFormat.of().formatHex(serializer.serialize(SPLIT))).isEqualTo(VERSION_2);
    }

    @Test
    void readsWhatVersion2Wrote() throws IOException {
        assertThat(serializer.deserialize(2, HexFormat.of().parseHex(VERSION_2))).isEqualTo(SPLIT);
    }

    @Test
    void readsWhatVersion1Wrote() throws IOException {
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1)))
                .isEqualTo(
                        new ClockedSplit<>(
                                INNER,
                                new PartitionState(
                                        0x19ca92dba00L,
                                        0,
                                        0x19ca92dba00L,
                                        0x1a3185c5001L,
                                        0x1a3185c5001L),
                                Outage.NONE));
    }

    @Test
    void keepsASplitThatWasNeverRead() throws IOException {
        ClockedSplit<KafkaPartitionSplit> unread = ClockedSplit.unread(INNER);

        assertThat(serializer.deserialize(2, serializer.serialize(unread))).isEqualTo(unread);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(3, HexFormat.of().parseHex(VERSION_2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 3");
        assertThatThrownBy(() -> serializer.deserialize(1, new byte[19]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short");
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[67]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short");
    }
}
