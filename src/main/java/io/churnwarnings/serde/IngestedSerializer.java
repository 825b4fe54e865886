package io.churnwarnings.serde;

import io.churnwarnings.codec.Ingested;
import io.churnwarnings.codec.LesserField;
import io.churnwarnings.domain.fact.CustomerFact;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Decoded records on their way from the source to where facts and rejections part. Never part of a
 * savepoint's state.
 */
public final class IngestedSerializer extends ImmutableSerializer<Ingested> {

    private static final long serialVersionUID = 1L;
    private static final LesserField[] LESSER_FIELDS = LesserField.values();
    private static final int FACT = 0;
    private static final int HEARTBEAT = 1;
    private static final int REJECTED = 2;

    private final CustomerFactSerializer facts = new CustomerFactSerializer();
    private final RejectionSerializer rejections = new RejectionSerializer();

    @Override
    public void serialize(Ingested ingested, DataOutputView target) throws IOException {
        if (ingested.isRejected()) {
            target.writeByte(REJECTED);
            rejections.serialize(ingested.rejection(), target);
            return;
        }
        target.writeByte(ingested.isFact() ? FACT : HEARTBEAT);
        target.writeLong(ingested.offset());
        target.writeLong(ingested.observedAt());
        target.writeLong(ingested.lateness());
        if (ingested.isFact()) {
            facts.serialize(ingested.fact(), target);
            int dropped = 0;
            for (LesserField field : ingested.dropped()) {
                dropped |= 1 << field.ordinal();
            }
            target.writeByte(dropped);
        }
    }

    @Override
    public Ingested deserialize(DataInputView source) throws IOException {
        int kind = source.readByte();
        if (kind == REJECTED) {
            return Ingested.rejected(rejections.deserialize(source));
        }
        long offset = source.readLong();
        long observedAt = source.readLong();
        long lateness = source.readLong();
        if (kind == HEARTBEAT) {
            return Ingested.heartbeat(offset, observedAt, lateness);
        }
        CustomerFact fact = facts.deserialize(source);
        return Ingested.fact(offset, fact, observedAt, lateness, fields(source.readByte()));
    }

    private static Set<LesserField> fields(int bits) {
        if (bits == 0) {
            return Set.of();
        }
        Set<LesserField> fields = EnumSet.noneOf(LesserField.class);
        for (LesserField field : LESSER_FIELDS) {
            if ((bits & 1 << field.ordinal()) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }

    @Override
    public IngestedSerializer duplicate() {
        return new IngestedSerializer();
    }

    @Override
    public TypeSerializerSnapshot<Ingested> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Ingested> {
        public Snapshot() {
            super(IngestedSerializer::new);
        }
    }
}
