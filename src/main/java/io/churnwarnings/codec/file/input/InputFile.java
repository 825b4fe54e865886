package io.churnwarnings.codec.file.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file to read.
 *
 * @param tree where it is
 * @param path its path there
 * @param number its number among the files that are read together, from 0
 * @param type what it holds
 */
public record InputFile(FileTree tree, String path, int number, FileType type) {

    /** Opens it, unpacked. What goes wrong names the file. */
    public InputStream open(BytesRead progress) throws IOException {
        InputStream plain = null;
        try {
            plain = tree.open(path);
            CountedInput packed = new CountedInput(plain, progress);
            Packing packing = Packing.of(path);
            InputStream unpacked = packing.unpack(packed);
            return new NamedInput(
                    path, packing == Packing.NONE ? unpacked : new BombGuard(unpacked, packed));
        } catch (IOException e) {
            if (plain != null) {
                plain.close();
            }
            throw cannotRead(path, e);
        }
    }

    /** What went wrong with a file, in words for people. */
    public static RecordFileException cannotRead(String path, IOException e) {
        if (e instanceof RecordFileException known && known.getMessage().startsWith(path)) {
            return known;
        }
        if (e instanceof RecordFileException) {
            return new RecordFileException(path + ": " + e.getMessage(), e);
        }
        String why =
                e instanceof EOFException
                        ? "it ends in the middle: it was cut off, or is still being written"
                        : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new RecordFileException(path + ": cannot be read: " + why, e);
    }

    /** Tells of each failure which file it was. */
    private static final class NamedInput extends InputStream {

        private final String path;
        private final InputStream in;

        NamedInput(String path, InputStream in) {
            this.path = path;
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                throw cannotRead(path, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
