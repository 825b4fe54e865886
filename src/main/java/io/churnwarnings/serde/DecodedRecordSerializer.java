package io.churnwarnings.serde;

import io.churnwarnings.codec.DecodedRecord;
import io.churnwarnings.codec.field.OptionalField;
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
public final class DecodedRecordSerializer extends ImmutableSerializer<DecodedRecord> {

    private static final long serialVersionUID = 1L;
    private static final OptionalField[] LESSER_FIELDS = OptionalField.values();
    private static final int FACT = 0;
    private static final int HEARTBEAT = 1;
    private static final int REJECTED = 2;

    private final CustomerFactSerializer facts = new CustomerFactSerializer();
    private final RejectionSerializer rejections = new RejectionSerializer();

    @Override
    public void serialize(DecodedRecord ingested, DataOutputView target) throws IOException {
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
            for (OptionalField field : ingested.dropped()) {
                dropped |= 1 << field.ordinal();
            }
            target.writeByte(dropped);
        }
    }

    @Override
    public DecodedRecord deserialize(DataInputView source) throws IOException {
        int kind = source.readByte();
        if (kind == REJECTED) {
            return DecodedRecord.rejected(rejections.deserialize(source));
        }
        long offset = source.readLong();
        long observedAt = source.readLong();
        long lateness = source.readLong();
        if (kind == HEARTBEAT) {
            return DecodedRecord.heartbeat(offset, observedAt, lateness);
        }
        CustomerFact fact = facts.deserialize(source);
        return DecodedRecord.fact(offset, fact, observedAt, lateness, fields(source.readByte()));
    }

    private static Set<OptionalField> fields(int bits) {
        if (bits == 0) {
            return Set.of();
        }
        Set<OptionalField> fields = EnumSet.noneOf(OptionalField.class);
        for (OptionalField field : LESSER_FIELDS) {
            if ((bits & 1 << field.ordinal()) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }

    @Override
    public DecodedRecordSerializer duplicate() {
        return new DecodedRecordSerializer();
    }

    @Override
    public TypeSerializerSnapshot<DecodedRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<DecodedRecord> {
        public Snapshot() {
            super(DecodedRecordSerializer::new);
        }
    }
}
