package io.churnwarnings.serde;

import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.Stage;
import io.churnwarnings.domain.WarningEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Events on their way to the sink. Never part of a savepoint's state. */
public final class WarningEventSerializer extends ImmutableSerializer<WarningEvent> {

    private static final long serialVersionUID = 1L;
    private static final EventType[] TYPES = EventType.values();
    private static final Stage[] STAGES = Stage.values();

    @Override
    public void serialize(WarningEvent event, DataOutputView target) throws IOException {
        Varints.writeString(event.eventId(), target);
        target.writeByte(event.type().ordinal());
        target.writeByte(event.stage().ordinal());
        Varints.writeString(event.customerId(), target);
        target.writeLong(event.occurredAt());
        target.writeLong(event.lastPurchaseAt());
        CycleStateFormat.write(event.cycle(), target);
        target.writeBoolean(event.backlog());
        target.writeBoolean(event.modelVersion() != null);
        if (event.modelVersion() != null) {
            Varints.writeString(event.modelVersion(), target);
        }
    }

    @Override
    public WarningEvent deserialize(DataInputView source) throws IOException {
        return new WarningEvent(
                Varints.readString(source),
                TYPES[source.readByte()],
                STAGES[source.readByte()],
                Varints.readString(source),
                source.readLong(),
                source.readLong(),
                CycleStateFormat.read(source),
                source.readBoolean(),
                source.readBoolean() ? Varints.readString(source) : null);
    }

    @Override
    public TypeSerializerSnapshot<WarningEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<WarningEvent> {
        public Snapshot() {
            super(WarningEventSerializer::new);
        }
    }
}
