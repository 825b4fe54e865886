package io.churnwarnings.domain.fact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CodePointOrderTest {

    @Property(seed = "20261130")
    void ordersAsTheUnsignedBytesOfUtf8Do(@ForAll int[] a, @ForAll int[] b) {
        String x = text(a);
        String y = text(b);
        assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(x, y)))
                .isEqualTo(
                        Integer.signum(
                                Arrays.compareUnsigned(x.getBytes(UTF_8), y.getBytes(UTF_8))));
    }

    @Example
    void putsAnEmojiBehindThePrivateUseAreaUnlikeStringDoes() {
        String privateUse = "\uf8ff";
        String emoji = "\ud83d\ude00";
        assertThat(privateUse.compareTo(emoji)).isPositive();
        assertThat(CodePointOrder.INSTANCE.compare(privateUse, emoji)).isNegative();
    }

    /** Any ints as a well-formed string, crowded around the places where the two orders differ. */
    private static String text(int[] seeds) {
        int[] interesting = {
            'a', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff
        };
        StringBuilder text = new StringBuilder();
        for (int seed : seeds) {
            text.appendCodePoint(interesting[Math.floorMod(seed, interesting.length)]);
        }
        return text.toString();
    }
}
