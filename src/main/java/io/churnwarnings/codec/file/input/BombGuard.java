package io.churnwarnings.codec.file.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops at a file that unpacks to far more than records ever do: such files are made to fill
 * memories and disks.
 */
final class BombGuard extends FilterInputStream {

    /** What unpacks to less is read whatever it is. */
    static final long HARMLESS = 1L << 28;

    /** Records are packed to a tenth or, where they repeat themselves, to a fiftieth. */
    static final long MOST_RATIO = 300;

    private final CountedInput packed;
    private long unpacked;

    BombGuard(InputStream in, CountedInput packed) {
        super(in);
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        return one < 0 ? one : checked(1, one);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        return checked(Math.max(0, read), read);
    }

    private int checked(int more, int result) throws RecordFileException {
        unpacked += more;
        if (unpacked > HARMLESS && unpacked / Math.max(1, packed.count()) > MOST_RATIO) {
            throw new RecordFileException(
                    "it unpacks to more than "
                            + MOST_RATIO
                            + " times its size, as no file of records does: if it is one, unpack it"
                            + " first");
        }
        return result;
    }
}
