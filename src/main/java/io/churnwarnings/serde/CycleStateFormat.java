package io.churnwarnings.serde;

import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.CycleState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A customer's rhythm as bytes; the cycle's doubles bit by bit, as events show them to the last
 * digit.
 */
public final class CycleStateFormat {

    private static final CycleBasis[] BASES = CycleBasis.values();
    private static final int NO_STATE = 0;
    private static final int NO_CYCLE = 1;
    private static final int FIRST_BASIS = 2;

    private CycleStateFormat() {}

    public static void write(CycleState state, DataOutputView out) throws IOException {
        if (state == null) {
            out.writeByte(NO_STATE);
            return;
        }
        Cycle cycle = state.cycle();
        out.writeByte(cycle == null ? NO_CYCLE : FIRST_BASIS + cycle.basis().ordinal());
        Varints.write(state.gaps(), out);
        if (cycle != null) {
            out.writeDouble(cycle.days());
            out.writeDouble(cycle.unclampedDays());
        }
    }

    public static CycleState read(DataInputView in) throws IOException {
        int form = in.readUnsignedByte();
        if (form == NO_STATE) {
            return null;
        }
        int gaps = Varints.readInt(in);
        return new CycleState(
                gaps,
                form == NO_CYCLE
                        ? null
                        : new Cycle(in.readDouble(), in.readDouble(), BASES[form - FIRST_BASIS]));
    }
}
