package io.churnwarnings.codec.file.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Tells in which encoding a text file is. UTF-8 where all of the file is well-formed in it, which
 * no other encoding is by chance; else as the detector of Mozilla says, which knows how often
 * letters stand side by side.
 */
public final class TextEncodings {

    private static final int CHUNK = 1 << 16;

    /** The detector is sure, or never will be, after so many bytes that are not ASCII alone. */
    private static final int ENOUGH = 1 << 22;

    private final CharsetDecoder utf8 = UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(CHUNK);
    private final UniversalDetector detector = new UniversalDetector();
    private final byte[] chunk = new byte[CHUNK];
    private int length;
    private boolean first = true;
    private boolean wellFormed = true;
    private int kept;
    private int detected;

    private TextEncodings() {}

    /**
     * The encoding of a file, or null where it cannot be detected.
     *
     * @param bytes all of the file; is read to its end, and closed
     */
    public static Charset detect(InputStream bytes) throws IOException {
        try (bytes) {
            return new TextEncodings().of(bytes);
        }
    }

    /** How many bytes at the beginning are the mark of an encoding. */
    public static int markLength(Charset encoding, byte[] start) {
        byte[] mark =
                encoding.equals(UTF_8)
                        ? new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
                        : encoding.equals(UTF_16LE)
                                ? new byte[] {(byte) 0xFF, (byte) 0xFE}
                                : encoding.equals(UTF_16BE)
                                        ? new byte[] {(byte) 0xFE, (byte) 0xFF}
                                        : new byte[0];
        return start.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(start, mark.length))
                ? mark.length
                : 0;
    }

    private Charset of(InputStream bytes) throws IOException {
        while (fill(bytes)) {
            if (first) {
                first = false;
                Charset marked = marked();
                if (marked != null) {
                    return marked;
                }
            }
            decode(false);
            detect();
            if (!wellFormed && (detected >= ENOUGH || detector.isDone())) {
                break;
            }
        }
        if (wellFormed) {
            decode(true);
        }
        if (wellFormed) {
            return UTF_8;
        }
        detector.dataEnd();
        return named(detector.getDetectedCharset());
    }

    /** Keeps what a character began with at the end of the chunk before. */
    private boolean fill(InputStream bytes) throws IOException {
        int read = bytes.readNBytes(chunk, kept, CHUNK - kept);
        length = kept + read;
        return read > 0;
    }

    private Charset marked() {
        for (Charset encoding : new Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
            if (markLength(encoding, Arrays.copyOf(chunk, Math.min(length, 3))) > 0) {
                return encoding;
            }
        }
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += chunk[i] == 0 ? 1 : 0;
        }
        // The letters of a header are ASCII for the most part: half of the bytes are zero.
        boolean wide = zeros[0] + zeros[1] > length / 8;
        return !wide ? null : zeros[1] > zeros[0] ? UTF_16LE : UTF_16BE;
    }

    private void decode(boolean end) {
        if (!wellFormed) {
            kept = 0;
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(chunk, 0, end ? kept : length);
        while (true) {
            decoded.clear();
            CoderResult result = utf8.decode(in, decoded, end);
            if (result.isError()) {
                wellFormed = false;
                kept = 0;
                return;
            }
            if (result.isUnderflow()) {
                break;
            }
        }
        kept = in.remaining();
    }

    private void detect() {
        int from = 0;
        while (detected == 0 && from < length && chunk[from] >= 0) {
            from++;
        }
        if (from < length && detected < ENOUGH) {
            // A line's beginning more or less does not matter to it.
            from = detected == 0 ? Math.max(0, from - 64) : from;
            detector.handleData(chunk, from, length - from);
            detected += length - from;
        }
        System.arraycopy(chunk, length - kept, chunk, 0, kept);
    }

    /** The charset of a name, as people and the detector write it; null if there is none. */
    public static Charset named(String name) {
        if (name == null) {
            return null;
        }
        String plain = name.trim();
        try {
            // GB18030 has all that GBK has, and what newer programs add.
            return plain.equalsIgnoreCase("gbk") || plain.equalsIgnoreCase("gb2312")
                    ? Charset.forName("GB18030")
                    : Charset.forName(plain);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** Whether a failure to read is that of bytes that the encoding does not have. */
    public static boolean isWrong(IOException e) {
        return e instanceof CharacterCodingException;
    }
}
