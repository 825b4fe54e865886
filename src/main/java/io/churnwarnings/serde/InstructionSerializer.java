package io.churnwarnings.serde;

import io.churnwarnings.domain.ControlMessage;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Instructions on their way to the customers, and the accepted rules in every savepoint. */
public final class InstructionSerializer extends ImmutableSerializer<ControlMessage> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final ControlMessage.Kind[] KINDS = ControlMessage.Kind.values();

    @Override
    public void serialize(ControlMessage instruction, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeByte(instruction.kind().ordinal());
        target.writeLong(instruction.toldAt());
        target.writeLong(instruction.effectiveFrom());
        target.writeBoolean(instruction.customerId() != null);
        if (instruction.customerId() != null) {
            Varints.writeString(instruction.customerId(), target);
        }
        RawRecordSerializer.writeBytes(instruction.key(), target);
        RawRecordSerializer.writeBytes(instruction.value(), target);
    }

    /**
     * @throws IOException if the bytes are of a version that this release does not know
     */
    @Override
    public ControlMessage deserialize(DataInputView source) throws IOException {
        int version = source.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "an instruction of version "
                            + version
                            + " cannot be read by this release, it knows version "
                            + VERSION
                            + ": was the savepoint made by a newer one?");
        }
        ControlMessage.Kind kind = KINDS[source.readByte()];
        long toldAt = source.readLong();
        long effectiveFrom = source.readLong();
        String customerId = source.readBoolean() ? Varints.readString(source) : null;
        return new ControlMessage(
                kind,
                customerId,
                RawRecordSerializer.readBytes(source),
                RawRecordSerializer.readBytes(source),
                toldAt,
                effectiveFrom);
    }

    @Override
    public TypeSerializerSnapshot<ControlMessage> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure: the bytes tell their version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ControlMessage> {
        public Snapshot() {
            super(InstructionSerializer::new);
        }
    }
}
