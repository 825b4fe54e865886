package io.churnwarnings.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTextTest {

    @Test
    void controlCharactersOfATerminalAreEscaped() {
        assertThat(HarmlessText.line("a\u001b[31mb\u0000\u009bc\u007f\r\n"))
                .isEqualTo("a\\u001B[31mb\\u0000\\u009Bc\\u007F\\u000D\\u000A");
        assertThat(HarmlessText.line("x\u202ey\u2067z\u200f\u2028"))
                .isEqualTo("x\\u202Ey\\u2067z\\u200F\\u2028");
    }

    @Test
    void linesKeepTheirBreaks() {
        assertThat(HarmlessText.lines("a\n\tb\r")).isEqualTo("a\n\tb\\u000D");
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "客户 é = '\"\\ 😀 \u00a0";

        assertThat(HarmlessText.line(text)).isSameAs(text);
    }
}
