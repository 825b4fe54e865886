package io.churnwarnings.time;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Bytes of a {@link ClockedSplit}. Version 1, big endian: version of the inner serializer (int),
 * highest (long), last arrival (long), then the inner split's bytes to the end.
 */
public final class ClockedSplitSerializer<S extends SourceSplit>
        implements SimpleVersionedSerializer<ClockedSplit<S>> {

    private static final int VERSION = 1;
    private static final int HEADER_BYTES = Integer.BYTES + 2 * Long.BYTES;

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
        return ByteBuffer.allocate(HEADER_BYTES + split.length)
                .putInt(inner.getVersion())
                .putLong(clocked.highest())
                .putLong(clocked.lastArrival())
                .put(split)
                .array();
    }

    /**
     * @throws IOException if the bytes are of a version that this release does not know, or are cut
     *     short
     */
    @Override
    public ClockedSplit<S> deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "a split of version "
                            + version
                            + " cannot be read by this release, it knows version "
                            + VERSION
                            + ": was the savepoint made by a newer one?");
        }
        if (bytes.length < HEADER_BYTES) {
            throw new IOException("a split of " + bytes.length + " bytes is cut short");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int innerVersion = in.getInt();
        long highest = in.getLong();
        long lastArrival = in.getLong();
        byte[] split = new byte[in.remaining()];
        in.get(split);
        return new ClockedSplit<>(inner.deserialize(innerVersion, split), highest, lastArrival);
    }
}
