package io.churnwarnings.serde;

import io.churnwarnings.domain.fact.MoneySum;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Sums of money as signed varints of up to 128 bits. A sum that fits into a long has the bytes of
 * {@link Varints#writeSigned}, which earlier versions wrote.
 */
final class SumFormat {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int SIZE = 2 * Long.SIZE;

    private SumFormat() {}

    static void write(MoneySum sum, DataOutputView out) throws IOException {
        long sign = sum.high() >> Long.SIZE - 1;
        long high = (sum.high() << 1 | sum.low() >>> Long.SIZE - 1) ^ sign;
        long low = sum.low() << 1 ^ sign;
        while (high != 0 || (low & -MORE) != 0) {
            out.writeByte((int) low | MORE);
            low = low >>> BITS | high << Long.SIZE - BITS;
            high >>>= BITS;
        }
        out.writeByte((int) low);
    }

    static MoneySum read(DataInputView in) throws IOException {
        long high = 0;
        long low = 0;
        for (int shift = 0; shift < SIZE; shift += BITS) {
            byte next = in.readByte();
            long bits = next & MORE - 1;
            if (shift < Long.SIZE) {
                low |= bits << shift;
                // The bits that did not fit; none as long as the shift leaves room for all seven.
                high |= shift > Long.SIZE - BITS ? bits >>> Long.SIZE - shift : 0;
            } else {
                high |= bits << shift - Long.SIZE;
            }
            if (next >= 0) {
                long sign = -(low & 1);
                return new MoneySum(high >>> 1 ^ sign, (low >>> 1 | high << Long.SIZE - 1) ^ sign);
            }
        }
        throw new IOException("A sum takes more than 19 bytes: the state is not of this format.");
    }
}
