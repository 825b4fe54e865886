package io.churnwarnings.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.domain.fact.MoneySum;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SumFormatTest {

    private final DataOutputSerializer out = new DataOutputSerializer(32);

    @Test
    void sumsOfAnySizeAreRestored() throws IOException {
        Random random = new Random(20_100_101);
        for (int i = 0; i < 10_000; i++) {
            int shift = random.nextInt(2 * Long.SIZE);
            MoneySum sum =
                    shift < Long.SIZE
                            ? new MoneySum(random.nextLong() >> shift, random.nextLong())
                            : MoneySum.of(random.nextLong() >> shift - Long.SIZE);
            out.clear();
            SumFormat.write(sum, out);
            assertThat(SumFormat.read(new DataInputDeserializer(out.getCopyOfBuffer())))
                    .isEqualTo(sum);
        }
    }

    @Test
    void aSumThatFitsIntoALongHasTheBytesOfEarlierVersions() throws IOException {
        for (long amount :
                new long[] {0, -1, 1, 63, 64, -64, -65, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE}) {
            out.clear();
            SumFormat.write(MoneySum.of(amount), out);
            byte[] bytes = out.getCopyOfBuffer();
            out.clear();
            Varints.writeSigned(amount, out);
            assertThat(bytes).as("%d", amount).isEqualTo(out.getCopyOfBuffer());
        }
    }

    @Test
    void bytesThatNeverEndAreNoSum() {
        byte[] bytes = new byte[30];
        Arrays.fill(bytes, (byte) 0x80);

        assertThatThrownBy(() -> SumFormat.read(new DataInputDeserializer(bytes)))
                .isInstanceOf(IOException.class);
    }
}
