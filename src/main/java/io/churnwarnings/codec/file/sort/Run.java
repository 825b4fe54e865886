package io.churnwarnings.codec.file.sort;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A run in a file. */
final class Run implements Sorted {

    private static final int BUFFER = 1 << 16;
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private final FileChannel channel;
    private final long end;
    private long position;
    private ByteBuffer buffer;
    private long key;
    private byte[] element;

    Run(FileChannel channel, long start, long end) {
        this.channel = channel;
        this.position = start;
        this.end = end;
    }

    @Override
    public boolean next() throws IOException {
        if (buffer == null) {
            buffer = ByteBuffer.allocate(BUFFER).limit(0);
        }
        if (!buffer.hasRemaining() && position == end) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(take(HEADER));
        key = header.getLong();
        element = take(header.getInt());
        return true;
    }

    private byte[] take(int length) throws IOException {
        byte[] taken = new byte[length];
        int done = 0;
        while (done < length) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int part = Math.min(buffer.remaining(), length - done);
            buffer.get(taken, done, part);
            done += part;
        }
        return taken;
    }

    private void fill() throws IOException {
        buffer.clear().limit((int) Math.min(BUFFER, end - position));
        int read = channel.read(buffer, position);
        if (read <= 0) {
            throw new EOFException("a temporary file was cut off");
        }
        position += read;
        buffer.flip();
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public byte[] element() {
        return element;
    }
}
