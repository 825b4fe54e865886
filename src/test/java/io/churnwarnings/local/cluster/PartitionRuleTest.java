package io.churnwarnings.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionRuleTest {

    private static final byte[] KEY = "some key".getBytes(UTF_8);

    @Test
    void customerDecidesWhateverTheKey() {
        assertThat(PartitionRule.partition("7", KEY, 4))
                .isEqualTo(PartitionRule.partition("7", null, 4))
                .isEqualTo(PartitionRule.partition(null, "7".getBytes(UTF_8), 4));
    }

    @Test
    void keyDecidesWhereThereIsNoCustomer() {
        assertThat(PartitionRule.partition(null, KEY, 4))
                .isEqualTo(PartitionRule.partition("some key", null, 4));
    }

    @Test
    void firstPartitionTakesTheRest() {
        assertThat(PartitionRule.partition(null, null, 4)).isZero();
    }

    @Test
    void customersAreSpreadOverAllPartitions() {
        assertThat(
                        IntStream.range(0, 100)
                                .map(i -> PartitionRule.partition("c-" + i, null, 4))
                                .distinct()
                                .boxed())
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }
}
