package io.churnwarnings.codec.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes well-formed UTF-8 and nothing else: no overlong forms, no surrogates, nothing beyond
 * U+10FFFF. JSON parsers are lenient about these, above all in skipped values.
 */
public final class StrictUtf8 {

    private static final int INITIAL_CHARS = 4096;

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer chars = CharBuffer.allocate(INITIAL_CHARS);

    /**
     * Decodes {@code bytes} from {@code start} on. The result is valid until the next call.
     *
     * @throws Unacceptable NOT_JSON with the offset of the first byte that is not well-formed
     */
    public CharBuffer decode(byte[] bytes, int start) throws RecordRejected {
        if (chars.capacity() < bytes.length) {
            chars = CharBuffer.allocate(bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CoderResult result = decoder.reset().decode(in, chars.clear(), true);
        if (result.isError()) {
            throw new RecordRejected(
                    RejectionReason.NOT_JSON,
                    "value: not well-formed UTF-8 at byte " + in.position());
        }
        return chars.flip();
    }

    /** The length of {@code text} in UTF-8 bytes, or -1 if it has a lone surrogate. */
    public static int length(CharSequence text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                return -1;
            }
        }
        return length;
    }
}
