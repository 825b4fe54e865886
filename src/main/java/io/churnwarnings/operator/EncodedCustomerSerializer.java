package io.churnwarnings.operator;

import io.churnwarnings.operator.state.WatchedCustomer;
import io.churnwarnings.serde.ImmutableSerializer;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The one value that is kept of a customer, in format {@value #FORMAT}: bytes that the operator
 * works on as they are, see {@link WatchedCustomer}.
 */
public final class EncodedCustomerSerializer extends ImmutableSerializer<byte[]> {

    /**
     * Written into every savepoint. A change of the bytes, or of those of the timers, is a new
     * number, and the old ones stay readable.
     *
     * <p>Format 1 had the customers of format 2; its timers knew neither spans nor cancellations.
     * Customers of format 2 have no optional parts.
     */
    static final int FORMAT = 3;

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(byte[] customer, DataOutputView target) throws IOException {
        Varints.write(customer.length, target);
        target.write(customer);
    }

    @Override
    public byte[] deserialize(DataInputView source) throws IOException {
        byte[] customer = new byte[Varints.readInt(source)];
        source.readFully(customer);
        return customer;
    }

    @Override
    public TypeSerializerSnapshot<byte[]> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Tells which format a savepoint was written in. */
    public static final class Snapshot implements TypeSerializerSnapshot<byte[]> {

        private int format = FORMAT;

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeInt(format);
        }

        @Override
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
                throws IOException {
            format = in.readInt();
            if (format < 1 || format > FORMAT) {
                throw new IOException(
                        "The savepoint holds customers in format "
                                + format
                                + ", but this version reads formats up to "
                                + FORMAT
                                + ". Restore it with the version of churn-warnings that wrote it, or a newer one.");
            }
        }

        @Override
        public TypeSerializer<byte[]> restoreSerializer() {
            return new EncodedCustomerSerializer();
        }

        @Override
        public TypeSerializerSchemaCompatibility<byte[]> resolveSchemaCompatibility(
                TypeSerializerSnapshot<byte[]> oldSnapshot) {
            return oldSnapshot instanceof Snapshot
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
