package io.churnwarnings.operator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.churnwarnings.testkit.Seeds;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that a disk or a stranger has spoilt are refused, or are those of another customer. */
class MutatedCustomersTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 100_000);

    @Test
    void theReaderOfStateRefusesThemInOneWay() throws IOException {
        long seed = Seeds.fixedOr("fuzz.seed");
        System.out.println("MutatedCustomersTest seed " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] good = new RandomCustomers(random.nextInt(500)).next().encode();
            byte[] value = mutated(good, random);
            try {
                WatchedCustomer.decode(value);
            } catch (IOException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                fail(
                        "seed %d, round %d, %s".formatted(seed, i, HexFormat.of().formatHex(value)),
                        e);
            }
        }
        System.out.printf("%d of %d refused%n", refused, ROUNDS);
        assertThat(refused).isPositive();
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] value = good.clone();
        for (int n = 1 + random.nextInt(3); n > 0 && value.length > 0; n--) {
            int at = random.nextInt(value.length);
            switch (random.nextInt(5)) {
                case 0 -> value[at] = (byte) random.nextInt(256);
                case 1 -> value[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> value[at] = (byte) 0xFF;
                case 3 -> value = Arrays.copyOf(value, at);
                default -> {
                    int length = Math.min(value.length - at, 1 + random.nextInt(8));
                    System.arraycopy(value, random.nextInt(at + 1), value, at, length);
                }
            }
        }
        return value;
    }
}
