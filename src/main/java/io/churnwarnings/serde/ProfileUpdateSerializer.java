package io.churnwarnings.serde;

import io.churnwarnings.domain.ProfileUpdate;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Profiles on their way to the sink. Never part of a savepoint's state. */
public final class ProfileUpdateSerializer extends ImmutableSerializer<ProfileUpdate> {

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(ProfileUpdate update, DataOutputView target) throws IOException {
        Varints.writeString(update.customerId(), target);
        RawRecordSerializer.writeBytes(update.value(), target);
    }

    @Override
    public ProfileUpdate deserialize(DataInputView source) throws IOException {
        return new ProfileUpdate(Varints.readString(source), RawRecordSerializer.readBytes(source));
    }

    @Override
    public TypeSerializerSnapshot<ProfileUpdate> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ProfileUpdate> {
        public Snapshot() {
            super(ProfileUpdateSerializer::new);
        }
    }
}
