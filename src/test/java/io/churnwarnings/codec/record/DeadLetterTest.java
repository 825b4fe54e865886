package io.churnwarnings.codec.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.contract.Contract;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {

    private static final int MAX = 900 * 1024;

    @Test
    void keyAndValueAreUnchangedAndTheHeadersHaveReasonAndPosition() {
        byte[] key = {(byte) 0xFF};
        byte[] value = "{\u00e9".getBytes(UTF_8);
        DeadLetter letter = promised(rejection("detail \u00e9", key, value), MAX);
        assertThat(letter.key()).isSameAs(key);
        assertThat(letter.value()).isSameAs(value);
        assertThat(letter.headers().keySet())
                .containsExactly(
                        "reason", "detail", "source-topic", "source-partition", "source-offset");
        assertThat(header(letter, "reason")).isEqualTo("NOT_JSON");
        assertThat(header(letter, "detail")).isEqualTo("detail \u00e9");
        assertThat(header(letter, "source-topic")).isEqualTo("purchases");
        assertThat(header(letter, "source-partition")).isEqualTo("3");
        assertThat(header(letter, "source-offset")).isEqualTo("9000000000");
    }

    @Test
    void noKeyAndNoValueStayNone() {
        DeadLetter letter = promised(rejection("d", null, null), MAX);
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    @Test
    void aValueThatDoesNotFitIsCutAndCanStillBeRecognised() throws Exception {
        byte[] value = random(2_000_000);
        DeadLetter letter = promised(rejection("d", new byte[] {1}, value), MAX);
        assertThat(letter.key()).containsExactly(1);
        assertThat(letter.value()).hasSizeLessThan(MAX).hasSizeGreaterThan(MAX - 1024);
        assertThat(letter.value()).isEqualTo(Arrays.copyOf(value, letter.value().length));
        assertThat(header(letter, "truncated-from")).isEqualTo("2000000");
        assertThat(header(letter, "sha256")).isEqualTo(sha256(value));
        assertThat(letter.headers()).doesNotContainKey("key-truncated-from");
    }

    @Test
    void aKeyThatDoesNotFitIsCutToo() throws Exception {
        byte[] key = random(1_500_000);
        byte[] value = random(10);
        DeadLetter letter = promised(rejection("d", key, value), MAX);
        assertThat(letter.key())
                .isEqualTo(Arrays.copyOf(key, letter.key().length))
                .hasSizeGreaterThan(MAX - 1500);
        assertThat(header(letter, "key-truncated-from")).isEqualTo("1500000");
        assertThat(header(letter, "key-sha256")).isEqualTo(sha256(key));
        assertThat(header(letter, "truncated-from")).isEqualTo("10");
        assertThat(header(letter, "sha256")).isEqualTo(sha256(value));
    }

    @ParameterizedTest
    @CsvSource({
        "4096, 10000, 10000", "4096, 0, 5000", "4096, 5000, 0", "921600, 921000, 500",
                "921600, 0, 921200",
        "921600, 0, 921300", "921600, 921300, 0", "921600, 920000, 5000000",
                "921600, 5000000, 5000000", "100000, 99500, 10"
    })
    void theLetterFitsKafkasSizeLimit(int max, int keyLength, int valueLength) {
        for (int wiggle = -300; wiggle <= 300; wiggle += 7) {
            byte[] key = new byte[Math.max(keyLength + wiggle, 0)];
            byte[] value = new byte[Math.max(valueLength, 0)];
            DeadLetter letter = promised(rejection("\u5ba2".repeat(10_000), key, value), max);
            RecordHeaders headers = new RecordHeaders();
            letter.headers().forEach(headers::add);
            int size =
                    AbstractRecords.estimateSizeInBytesUpperBound(
                            RecordBatch.CURRENT_MAGIC_VALUE,
                            CompressionType.NONE,
                            letter.key(),
                            letter.value(),
                            headers.toArray());
            assertThat(size).isLessThanOrEqualTo(max);
        }
    }

    @Test
    void withoutRoomForTheHeadersThereIsNoLetter() {
        assertThatThrownBy(
                        () -> DeadLetter.of(rejection("d", null, null), DeadLetter.MIN_BYTES - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4096");
    }

    private static Rejection rejection(String detail, byte[] key, byte[] value) {
        return new Rejection(
                RejectionReason.NOT_JSON,
                detail,
                new RawRecord("purchases", 3, 9_000_000_000L, 0, key, value));
    }

    private static String header(DeadLetter letter, String name) {
        return new String(letter.headers().get(name), UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static DeadLetter promised(Rejection rejection, int max) {
        DeadLetter letter = DeadLetter.of(rejection, max);
        Contract.assertDeadLetterHeaders(letter.headers());
        return letter;
    }
}
