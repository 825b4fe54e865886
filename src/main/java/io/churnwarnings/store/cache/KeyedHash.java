package io.churnwarnings.store.cache;

import java.security.SecureRandom;

/**
 * SipHash-2-4 of a text under a secret key (Aumasson and Bernstein, 2012), over the text's chars as
 * little-endian UTF-16. Customer ids are chosen by outsiders: ids with one {@link String#hashCode}
 * are easily made, and would make every lookup as long as there are such ids. Without the key,
 * colliding ids cannot be constructed.
 *
 * <p>The libraries on the class path hash bytes and would copy each id.
 */
final class KeyedHash {

    /** Differs from process to process: nothing that is kept or sent may depend on it. */
    private static final KeyedHash OF_PROCESS = random();

    private static final int CHARS_PER_WORD = Long.BYTES / Character.BYTES;

    private final long k0;
    private final long k1;

    KeyedHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /** The hash under the secret of this process. */
    static KeyedHash ofProcess() {
        return OF_PROCESS;
    }

    private static KeyedHash random() {
        SecureRandom random = new SecureRandom();
        return new KeyedHash(random.nextLong(), random.nextLong());
    }

    /** The hash of a text; the same in all of this process, and in no other. */
    long of(String text) {
        Rounds rounds = new Rounds(k0, k1);
        int length = text.length();
        int at = 0;
        for (; at + CHARS_PER_WORD <= length; at += CHARS_PER_WORD) {
            rounds.add(
                    text.charAt(at)
                            | (long) text.charAt(at + 1) << 16
                            | (long) text.charAt(at + 2) << 32
                            | (long) text.charAt(at + 3) << 48);
        }
        long last = (long) (length * Character.BYTES) << Long.SIZE - Byte.SIZE;
        for (int i = 0; at + i < length; i++) {
            last |= (long) text.charAt(at + i) << i * Character.SIZE;
        }
        rounds.add(last);
        return rounds.end();
    }

    /** The state of one hash, which the compiler keeps in registers. */
    private static final class Rounds {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        Rounds(long k0, long k1) {
            v0 = k0 ^ 0x736f6d6570736575L;
            v1 = k1 ^ 0x646f72616e646f6dL;
            v2 = k0 ^ 0x6c7967656e657261L;
            v3 = k1 ^ 0x7465646279746573L;
        }

        void add(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long end() {
            v2 ^= 0xff;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
