package io.churnwarnings.codec;

import static io.churnwarnings.codec.Samples.purchase;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** Records of a small corpus with a few bytes changed: some are still good. */
public final class MutatedRecords {

    private static final byte[][] GOOD = {
        bytes(purchase(",\"amount\":-12.5e1,\"currency\":\"USD\",\"items\":[{\"quantity\":2}]")),
        bytes("{\"type\":\"heartbeat\",\"occurredAt\":1770000000000}"),
        bytes(
                purchase(
                        ",\"customerId\":\"\\ud83d\\uded2\u5ba2\","
                                + "\"\\ud83d\\ude00\":[true,null,{\"y\":[0,1E+2]}]")),
        bytes("[1, [2.5, false, \"x\\n\"], {}]")
    };

    private static final byte[] ALPHABET =
            bytes(
                    "{}[]:,\"\\/ \t\n\r"
                            + "0123456789+-.eEtrufalsn\u0000\u0001\u001f'#*NI_\u007f\u00e9\ud83d\uded2\ufeff");

    private MutatedRecords() {}

    /** One more of them. */
    public static byte[] next(Random random) {
        return mutated(GOOD[random.nextInt(GOOD.length)], random);
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] value = good;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int from = random.nextInt(value.length + 1);
            int to = Math.min(value.length, from + random.nextInt(3));
            byte[] put = new byte[random.nextInt(3)];
            for (int i = 0; i < put.length; i++) {
                put[i] =
                        random.nextInt(8) == 0
                                ? (byte) random.nextInt(256)
                                : ALPHABET[random.nextInt(ALPHABET.length)];
            }
            byte[] tail =
                    Arrays.copyOfRange(
                            value, random.nextInt(50) == 0 ? value.length : to, value.length);
            value = Samples.concat(Arrays.copyOf(value, from), put, tail);
        }
        return value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
