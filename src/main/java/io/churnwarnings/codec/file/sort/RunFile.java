package io.churnwarnings.codec.file.sort;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one after the other in a temporary file, which only its owner can read, and which is gone
 * with the process however that ends, where the system allows to delete what is open.
 */
final class RunFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final List<long[]> bounds = new ArrayList<>();
    private long highest = Long.MIN_VALUE;

    private RunFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static RunFile create() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path path = Files.createTempFile(folder, "churn-sort", ".tmp");
            FileChannel channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            deleteNow(path);
            return new RunFile(path, channel);
        } catch (IOException e) {
            throw full(folder, e);
        }
    }

    private static void deleteNow(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It goes when it is closed.
        }
    }

    /** Adds a run, or goes on with the last one where its end comes before. */
    void write(List<ExternalSort.Element> sorted) throws IOException {
        long start = channel.size();
        try {
            channel.position(start);
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(new Appender(), BUFFER));
            for (ExternalSort.Element element : sorted) {
                out.writeLong(element.key());
                out.writeInt(element.bytes().length);
                out.write(element.bytes());
            }
            out.flush();
        } catch (IOException e) {
            throw full(path.getParent(), e);
        }
        boolean follows = !bounds.isEmpty() && sorted.get(0).key() >= highest;
        if (follows) {
            bounds.get(bounds.size() - 1)[1] = channel.size();
        } else {
            bounds.add(new long[] {start, channel.size()});
        }
        highest = sorted.get(sorted.size() - 1).key();
    }

    /** The runs, in the order in which they were written. */
    List<Run> runs() {
        return bounds.stream().map(bound -> new Run(channel, bound[0], bound[1])).toList();
    }

    private static IOException full(Path folder, IOException e) {
        return new IOException(
                "the records are not in order of time, and the temporary file to sort them in cannot"
                        + " be written to "
                        + folder
                        + " ("
                        + e.getMessage()
                        + "): free some space there, or name another folder (-Djava.io.tmpdir,"
                        + " --work-dir of run)",
                e);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Writes to the channel. */
    private final class Appender extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
