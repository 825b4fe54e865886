package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import java.util.Arrays;

/**
 * The result of reading a record from a file: a canonical fact was made of it, or it was rejected.
 * A record without a mark is decoded unchanged.
 */
public final class FileMark {

    /** The Kafka header that carries the mark. */
    public static final String HEADER = "churn-file";

    private static final byte[] FACT = "fact".getBytes(UTF_8);

    private FileMark() {}

    /** The mark of a canonical fact. */
    public static byte[] fact() {
        return FACT.clone();
    }

    /** The mark of a record that was rejected. */
    public static byte[] rejected(RejectionReason reason, String detail) {
        return (reason + "\t" + detail).getBytes(UTF_8);
    }

    static boolean isFact(byte[] mark) {
        return Arrays.equals(FACT, mark);
    }

    /** The rejection in a mark. */
    static Rejection rejection(byte[] mark, RawRecord received) {
        String[] parts = new String(mark, UTF_8).split("\t", 2);
        return new Rejection(RejectionReason.valueOf(parts[0]), parts[1], received);
    }
}
