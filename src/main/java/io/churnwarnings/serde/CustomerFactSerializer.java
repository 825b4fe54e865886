package io.churnwarnings.serde;

import io.churnwarnings.domain.CustomerFact;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Facts on their way to the subtask that keeps their customer. Never part of a savepoint's state.
 */
public final class CustomerFactSerializer extends ImmutableSerializer<CustomerFact> {

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(CustomerFact fact, DataOutputView target) throws IOException {
        Varints.writeString(fact.customerId(), target);
        FactFormat.write(fact.fact(), 0, null, target);
    }

    @Override
    public CustomerFact deserialize(DataInputView source) throws IOException {
        return new CustomerFact(Varints.readString(source), FactFormat.read(0, null, source));
    }

    @Override
    public TypeSerializerSnapshot<CustomerFact> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CustomerFact> {
        public Snapshot() {
            super(CustomerFactSerializer::new);
        }
    }
}
