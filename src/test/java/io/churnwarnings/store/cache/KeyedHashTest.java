package io.churnwarnings.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {

    /** The vectors of the reference implementation, for texts of whole chars. */
    @ParameterizedTest
    @CsvSource({
        "0, 726fdb47dd0e0e31",
        "2, 0d6c8009d9a94f5a",
        "4, cf2794e0277187b7",
        "6, cbc9466e58fee3ce",
        "8, 93f5f5799a932462",
        "14, f723ca908e7af2ee"
    })
    void itIsSipHash(int bytes, String expected) {
        byte[] input = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            input[i] = (byte) i;
        }

        long hash =
                new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L)
                        .of(new String(input, StandardCharsets.UTF_16LE));

        assertThat(Long.toHexString(hash))
                .isEqualTo(Long.toHexString(Long.parseUnsignedLong(expected, 16)));
    }

    @Test
    void idsOfOneHashCodeDifferUnderTheSecretOfTheProcess() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(KeyedHash.ofProcess().of("Aa")).isNotEqualTo(KeyedHash.ofProcess().of("BB"));
    }
}
