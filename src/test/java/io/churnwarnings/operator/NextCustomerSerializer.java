package io.churnwarnings.operator;

import io.churnwarnings.serde.ImmutableSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A possible future format with one more field: a zero, which no customer of format 1 begins with,
 * the number of visits, and the contents of format 1.
 */
public final class NextCustomerSerializer extends ImmutableSerializer<byte[]> {

    private static final long serialVersionUID = 1L;
    private static final int HEADER = 1 + Long.BYTES;

    private final EncodedCustomerSerializer bytes = new EncodedCustomerSerializer();

    public static long visits(byte[] customer) {
        return ByteBuffer.wrap(customer, 1, Long.BYTES).getLong();
    }

    public static byte[] format1(byte[] customer) {
        return Arrays.copyOfRange(customer, HEADER, customer.length);
    }

    public static byte[] with(long visits, byte[] format1) {
        return ByteBuffer.allocate(HEADER + format1.length)
                .put((byte) 0)
                .putLong(visits)
                .put(format1)
                .array();
    }

    @Override
    public void serialize(byte[] customer, DataOutputView target) throws IOException {
        bytes.serialize(customer[0] == 0 ? customer : with(0, customer), target);
    }

    @Override
    public byte[] deserialize(DataInputView source) throws IOException {
        return bytes.deserialize(source);
    }

    @Override
    public TypeSerializerSnapshot<byte[]> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Takes savepoints of format 1 as well. */
    public static final class Snapshot implements TypeSerializerSnapshot<byte[]> {

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) {}

        @Override
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) {}

        @Override
        public TypeSerializer<byte[]> restoreSerializer() {
            return new NextCustomerSerializer();
        }

        @Override
        public TypeSerializerSchemaCompatibility<byte[]> resolveSchemaCompatibility(
                TypeSerializerSnapshot<byte[]> oldSnapshot) {
            if (oldSnapshot instanceof EncodedCustomerSerializer.Snapshot) {
                return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
            }
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
    }
}
