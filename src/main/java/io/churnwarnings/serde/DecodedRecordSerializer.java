package io.churnwarnings.serde;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.domain.fact.CustomerFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
    private static final int SEVERAL = 3;
    private static final int IGNORED = 4;

    private final CustomerFactSerializer facts = new CustomerFactSerializer();
    private final RejectionSerializer rejections = new RejectionSerializer();

    @Override
    public void serialize(DecodedRecord ingested, DataOutputView target) throws IOException {
        int kind = kind(ingested);
        target.writeByte(kind);
        if (kind == REJECTED) {
            rejections.serialize(ingested.rejection(), target);
            return;
        }
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
        if (kind == SEVERAL) {
            Varints.write(ingested.further().size(), target);
            for (CustomerFact fact : ingested.further()) {
                facts.serialize(fact, target);
            }
        }
        if (kind == SEVERAL || kind == IGNORED) {
            DroppedParts.write(ingested.parts(), target);
        }
    }

    private static int kind(DecodedRecord ingested) {
        if (ingested.isRejected()) {
            return REJECTED;
        }
        if (ingested.ignored()) {
            return IGNORED;
        }
        if (!ingested.isFact()) {
            return HEARTBEAT;
        }
        return ingested.further().isEmpty() && ingested.parts().isEmpty() ? FACT : SEVERAL;
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
        if (kind == IGNORED) {
            return DecodedRecord.ignored(offset, observedAt, lateness, DroppedParts.read(source));
        }
        CustomerFact fact = facts.deserialize(source);
        Set<OptionalField> dropped = fields(source.readByte());
        if (kind == FACT) {
            return DecodedRecord.fact(offset, fact, observedAt, lateness, dropped);
        }
        List<CustomerFact> further = further(source);
        return DecodedRecord.facts(
                offset, fact, further, observedAt, lateness, dropped, DroppedParts.read(source));
    }

    private List<CustomerFact> further(DataInputView source) throws IOException {
        List<CustomerFact> further = new ArrayList<>();
        for (int left = Varints.readInt(source); left > 0; left--) {
            further.add(facts.deserialize(source));
        }
        return further;
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
