package io.churnwarnings.codec;

import static io.churnwarnings.codec.Samples.bytes;
import static io.churnwarnings.codec.Samples.concat;
import static io.churnwarnings.codec.Samples.purchase;
import static io.churnwarnings.codec.Samples.reason;
import static io.churnwarnings.codec.json.RejectionReason.NOT_AN_OBJECT;
import static io.churnwarnings.codec.json.RejectionReason.NOT_JSON;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.testkit.CpuTime;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingJsonTest {

    private static final byte[] MARK = bytes(0xEF, 0xBB, 0xBF);

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t\r\n",
                "nul",
                "nullx",
                "True",
                "'x'",
                "\"x",
                "{",
                "}",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{}{}",
                "{},",
                "1 2",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1.e3}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":-NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":INF}",
                "{\"a\":1_0}",
                "{\"a\":undefined}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"\\u12\u07344\"}",
                "{\"\\\\\\ud83\u0737\":1}",
                "{\"a\":\"\\'\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\u0001\":1}",
                "{/*c*/\"a\":1}",
                "{\"a\":1}//c",
                "#c\n{}",
                "{\"a\":1 \"b\":2}",
                "{\"a\" 1}",
                "{,}",
                "[,]",
                "{\"a\":}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":tru}",
                "{\"a\":[}",
                "{\"a\":{]}",
                "[1}",
                "\u00a0{}",
                "\u000b{}",
                "\f{}",
                "{}\u0000",
                "{}\u001a",
                "\u2028{}",
                "\u001e{}",
                "1.5.5",
                "-",
                "01",
                "{\"a\":1e5.5}",
                "{\"a\":\"x\\",
                "{\"a\":00}",
                "{\"a\":1a}"
            })
    void anIncompleteOrSecondValueIsNotJson(String text) {
        assertThat(Rfc8259.accepts(text.getBytes(UTF_8))).isFalse();
        assertThat(reason(text)).isEqualTo(NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"\u007f\u2028\"",
                "{\"n\":\"\\ud800\"}",
                "\"\\ud800\"",
                "{\"\\ud800\":1}",
                "{\"\":\"\"}",
                "[1E5,-0,0.0e-0,2e+3]",
                "\t\r\n {} \t\r\n",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fF\"}",
                "{\"\\u0000\":1}"
            })
    void everythingTheGrammarAllowsIsJson(String text) {
        assertThat(Rfc8259.accepts(text.getBytes(UTF_8))).isTrue();
        assertThat(reason(text)).isNotEqualTo(NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udC00",
                "a\\uD83Db",
                "\\ud800\\ud83d\\ude00",
                "\\ude00\\ud83d",
                "\\ud83d\ud83d\ude00",
                "\\\\\\ud800",
                "\\\\ud800",
                "\\\"\\ud800",
                "\\ud83d\\ude00",
                "\\ud83d\\\\ude00"
            })
    void aNameMayContainALoneSurrogate(String name) {
        assertThat(
                        Samples.decode(purchase(",\"" + name + "\" \t: \"\\ud800\",\"amount\":5"))
                                .fact())
                .isEqualTo(Samples.decode(purchase(",\"amount\":5")).fact());
        assertThat(reason(purchase(",\"" + name + "\" : 1,\"customerId\":\"" + "\\ud800" + "\"")))
                .isEqualTo(RejectionReason.BAD_FIELD);
        assertThat(reason(purchase(",\"" + name + "\" : 1,}"))).isEqualTo(NOT_JSON);
        assertThat(reason(purchase(",\"" + name + "\" : 1,\"\\ud8"))).isEqualTo(NOT_JSON);
    }

    static byte[][] illFormedUtf8() {
        return new byte[][] {
            bytes(0xFF),
            bytes(0xFE),
            bytes(0x80),
            bytes(0xC3),
            bytes(0xC0, 0x80),
            bytes(0xC1, 0xBF),
            bytes(0xE0, 0x80, 0x80),
            bytes(0xE0, 0x9F, 0xBF),
            bytes(0xED, 0xA0, 0x80),
            bytes(0xED, 0xBF, 0xBF),
            bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
            bytes(0xF0, 0x80, 0x80, 0x80),
            bytes(0xF0, 0x8F, 0xBF, 0xBF),
            bytes(0xF4, 0x90, 0x80, 0x80),
            bytes(0xF5, 0x80, 0x80, 0x80),
            bytes(0xF8, 0x88, 0x80, 0x80, 0x80),
            bytes(0xE2, 0x82),
            bytes(0xF0, 0x9F, 0x9B)
        };
    }

    @ParameterizedTest
    @MethodSource("illFormedUtf8")
    void illFormedUtf8IsNotJsonAtAnyPlace(byte[] poison) {
        byte[] good = purchase(",\"other\":[{\"x\":\"@\"}]").getBytes(UTF_8);
        int at = purchase(",\"other\":[{\"x\":\"").length() - 1;
        byte[] head = Arrays.copyOf(good, at);
        byte[] tail = Arrays.copyOfRange(good, at + 1, good.length);
        assertThat(reason(concat(head, poison, tail))).isEqualTo(NOT_JSON);
        assertThat(
                        reason(
                                concat(
                                        "{\"customerId\":\"".getBytes(UTF_8),
                                        poison,
                                        "\"}".getBytes(UTF_8))))
                .isEqualTo(NOT_JSON);
        assertThat(reason(concat("{\"".getBytes(UTF_8), poison, "\":1}".getBytes(UTF_8))))
                .isEqualTo(NOT_JSON);
        assertThat(reason(concat(good, poison))).isEqualTo(NOT_JSON);
        assertThat(reason(concat(poison, good))).isEqualTo(NOT_JSON);
    }

    @Test
    void oneLeadingByteOrderMarkIsSkipped() {
        byte[] good = purchase("").getBytes(UTF_8);
        assertThat(reason(concat(MARK, good))).isNull();
        assertThat(reason(concat(MARK, "null".getBytes(UTF_8)))).isEqualTo(NOT_AN_OBJECT);
        assertThat(reason(concat(MARK, MARK, good))).isEqualTo(NOT_JSON);
        assertThat(reason(concat(bytes(' '), MARK, good))).isEqualTo(NOT_JSON);
        assertThat(reason(concat(good, MARK))).isEqualTo(NOT_JSON);
        assertThat(reason(MARK)).isEqualTo(NOT_JSON);
        assertThat(reason(concat(MARK, bytes(' ')))).isEqualTo(NOT_JSON);
        assertThat(reason(bytes(0xEF, 0xBB))).isEqualTo(NOT_JSON);
    }

    @Test
    void otherEncodingsAreNotJson() {
        for (Charset charset :
                new Charset[] {
                    UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE")
                }) {
            assertThat(reason(purchase("").getBytes(charset))).isEqualTo(NOT_JSON);
            assertThat(reason(("\ufeff" + purchase("")).getBytes(charset))).isEqualTo(NOT_JSON);
            assertThat(reason("5".getBytes(charset))).isEqualTo(NOT_JSON);
        }
    }

    @Test
    void nestingGoesTo1000LevelsTheOutermostIncluded() {
        assertThat(reason(purchase(",\"x\":" + "[".repeat(999) + "]".repeat(999)))).isNull();
        assertThat(reason(purchase(",\"x\":" + "[".repeat(1000) + "]".repeat(1000))))
                .isEqualTo(NOT_JSON);
        assertThat(reason(purchase(",\"x\":" + "{\"a\":".repeat(999) + "1" + "}".repeat(999))))
                .isNull();
        assertThat(reason(purchase(",\"x\":" + "{\"a\":".repeat(1000) + "1" + "}".repeat(1000))))
                .isEqualTo(NOT_JSON);
        assertThat(reason(purchase(",\"items\":" + "[".repeat(999) + "]".repeat(999)))).isNull();
        assertThat(reason(purchase(",\"amount\":" + "[".repeat(1000) + "]".repeat(1000))))
                .isEqualTo(NOT_JSON);
        assertThat(reason("[".repeat(1000) + "]".repeat(1000))).isEqualTo(NOT_AN_OBJECT);
        assertThat(reason("[".repeat(1001) + "]".repeat(1001))).isEqualTo(NOT_JSON);
        assertThat(reason("[".repeat(500_000))).isEqualTo(NOT_JSON);
    }

    @Test
    void nothingElseIsLimitedAndNothingIsSlow() {
        int million = 1_000_000;
        StringBuilder names = new StringBuilder();
        for (int i = 0; names.length() < million; i++) {
            names.append(",\"").append(Integer.toString(i, 36)).append("\":0");
        }
        String[] awkward = {
            ",\"n\":" + "9".repeat(million),
            ",\"n\":0." + "9".repeat(million),
            ",\"n\":1e" + "9".repeat(million),
            ",\"n\":-1e999999999",
            ",\"" + "n".repeat(million) + "\":1",
            ",\"n\":\"" + "s".repeat(million) + "\"",
            ",\"amount\":" + "9".repeat(million),
            ",\"amount\":1." + "9".repeat(million),
            ",\"amount\":\"" + "9".repeat(million) + "\"",
            ",\"currency\":\"" + "U".repeat(million) + "\"",
            ",\"amount\":0" + ",\"amount\":0".repeat(90_000),
            ",\"n\":[" + "0,".repeat(500_000) + "0]",
            ",\"" + "\\u00e9".repeat(170_000) + "\":1",
            names.toString(),
            ",\"items\":[" + "{},".repeat(300_000) + "{}]",
            " ".repeat(million)
        };
        for (String more : awkward) {
            byte[] value = purchase(more).getBytes(UTF_8);
            assertThat(value.length).isLessThanOrEqualTo(FactDecoder.MAX_VALUE_BYTES);
            assertThat(CpuTime.of(() -> assertThat(reason(value)).isNull()))
                    .as(more.substring(0, 10))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }
}
