package io.churnwarnings.time.source;

import io.churnwarnings.time.Outage;
import io.churnwarnings.time.PartitionClock;
import io.churnwarnings.time.PartitionState;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Bytes of a {@link ClockedSplit}. Version 2, big endian: version of the inner serializer (int),
 * the clock's highest, lateness, reached, last arrival and last spoken, the hold's cap, began and
 * ended (longs), then the inner split's bytes to the end. Version 1 had highest and last arrival
 * alone.
 */
public final class ClockedSplitSerializer<S extends SourceSplit>
        implements SimpleVersionedSerializer<ClockedSplit<S>> {

    private static final int VERSION = 2;
    private static final int FIRST_VERSION = 1;
    private static final int HEADER_BYTES = Integer.BYTES + 8 * Long.BYTES;
    private static final int HEADER_BYTES_1 = Integer.BYTES + 2 * Long.BYTES;

    private final SimpleVersionedSerializer<S> inner;

    public ClockedSplitSerializer(SimpleVersionedSerializer<S> inner) {
        this.inner = inner;
    }

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(ClockedSplit<S> clocked) throws IOException {
        byte[] split = inner.serialize(clocked.split());
        PartitionState state = clocked.state();
        Outage hold = clocked.hold();
        return ByteBuffer.allocate(HEADER_BYTES + split.length)
                .putInt(inner.getVersion())
                .putLong(state.highest())
                .putLong(state.lateness())
                .putLong(state.reached())
                .putLong(state.lastArrival())
                .putLong(state.lastSpoken())
                .putLong(hold.cap())
                .putLong(hold.began())
                .putLong(hold.ended())
                .put(split)
                .array();
    }

    /**
     * @throws IOException if the bytes are of a version that this release does not know, or are cut
     *     short
     */
    @Override
    public ClockedSplit<S> deserialize(int version, byte[] bytes) throws IOException {
        if (version < FIRST_VERSION || version > VERSION) {
            throw new IOException(
                    "a split of version "
                            + version
                            + " cannot be read by this release, it knows the versions up to "
                            + VERSION
                            + ": was the savepoint made by a newer one?");
        }
        if (bytes.length < (version == FIRST_VERSION ? HEADER_BYTES_1 : HEADER_BYTES)) {
            throw new IOException("a split of " + bytes.length + " bytes is cut short");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int innerVersion = in.getInt();
        PartitionState state = version == FIRST_VERSION ? firstState(in) : state(in);
        Outage hold =
                version == FIRST_VERSION
                        ? Outage.NONE
                        : new Outage(in.getLong(), in.getLong(), in.getLong());
        byte[] split = new byte[in.remaining()];
        in.get(split);
        return new ClockedSplit<>(inner.deserialize(innerVersion, split), state, hold);
    }

    private static PartitionState state(ByteBuffer in) {
        return new PartitionState(
                in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /** There were no quiet hours, so the clock had come as far as the records. */
    private static PartitionState firstState(ByteBuffer in) {
        long highest = in.getLong();
        long lastArrival = in.getLong();
        long lastSpoken = highest == PartitionClock.NEVER ? PartitionClock.NEVER : lastArrival;
        return new PartitionState(highest, 0, highest, lastArrival, lastSpoken);
    }
}
