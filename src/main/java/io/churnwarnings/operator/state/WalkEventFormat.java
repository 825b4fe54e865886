package io.churnwarnings.operator.state;

import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.WalkEvent;
import io.churnwarnings.serde.CustomerSnapshotFormat;
import io.churnwarnings.serde.CycleStateFormat;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The walk's results that are not published yet, as bytes. */
final class WalkEventFormat {

    private static final WalkEvent.Kind[] KINDS = WalkEvent.Kind.values();
    private static final Stage[] STAGES = Stage.values();

    private WalkEventFormat() {}

    static void write(List<WalkEvent> events, long reference, DataOutputView out)
            throws IOException {
        Varints.write(events.size(), out);
        for (WalkEvent event : events) {
            out.writeByte(event.kind().ordinal());
            out.writeByte(number(event.stage()));
            Varints.writeSigned(event.occurredAt() - reference, out);
            Varints.writeSigned(reference - event.lastPurchaseAt(), out);
            CycleStateFormat.write(event.cycle(), out);
            CustomerSnapshotFormat.write(event.snapshot(), reference, out);
            CustomerSnapshotFormat.writeReasons(event.reasons(), out);
            out.writeBoolean(event.backlog());
        }
    }

    static List<WalkEvent> read(long reference, DataInputView in) throws IOException {
        int size = Varints.readInt(in);
        List<WalkEvent> events = new ArrayList<>(Math.min(size, Varints.USUALLY_AT_MOST));
        for (int i = 0; i < size; i++) {
            events.add(
                    new WalkEvent(
                            KINDS[in.readByte()],
                            stage(in.readByte()),
                            reference + Varints.readSigned(in),
                            reference - Varints.readSigned(in),
                            CycleStateFormat.read(in),
                            CustomerSnapshotFormat.read(reference, in),
                            CustomerSnapshotFormat.readReasons(in),
                            in.readBoolean()));
        }
        return events;
    }

    static int number(Stage stage) {
        return stage == null ? 0 : stage.ordinal() + 1;
    }

    static Stage stage(int number) {
        return number == 0 ? null : STAGES[number - 1];
    }
}
