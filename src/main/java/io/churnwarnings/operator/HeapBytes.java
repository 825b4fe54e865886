package io.churnwarnings.operator;

/** What objects take on the heap of a 64-bit HotSpot, in bytes. */
final class HeapBytes {

    private static final long COMPRESSED_UP_TO = 32L << 30;
    private static final boolean COMPRESSED = Runtime.getRuntime().maxMemory() < COMPRESSED_UP_TO;

    static final int REFERENCE = COMPRESSED ? 4 : 8;
    private static final int HEADER = COMPRESSED ? 12 : 16;
    private static final int ARRAY_HEADER = HEADER + 4;
    private static final int ALIGNMENT = 8;
    private static final int LATIN_1 = 0xFF;

    private HeapBytes() {}

    /** An object with some references and some bytes of primitive fields. */
    static int object(int references, int primitives) {
        return aligned(HEADER + references * REFERENCE + primitives);
    }

    /** An array of bytes of this length. */
    static int array(int length) {
        return aligned(ARRAY_HEADER + length);
    }

    /** A string with the array that only it refers to. */
    static int string(String text) {
        return object(1, Integer.BYTES + 2)
                + array(isLatin1(text) ? text.length() : 2 * text.length());
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LATIN_1) {
                return false;
            }
        }
        return true;
    }

    private static int aligned(int bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
