package io.churnwarnings.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);
    private final AtomicLong now = new AtomicLong();

    @Test
    void writesPlainLinesWhereThereIsNoTerminal() {
        try (Console console = new Console(out, 0, now::get)) {
            console.begin("Writing", 100);
            console.step(10, "");
            now.addAndGet(10_000);
            console.step(1_050, "2024-01-01");
            console.line("a line");
            console.end("100 records");
        }

        assertThat(bytes.toString(UTF_8))
                .isEqualTo("Writing ... 1,050 2024-01-01\na line\nWriting: 100 records\n");
    }

    @Test
    void keepsLinesAboveTheBarOnATerminal() throws Exception {
        try (Console console = new Console(out, 80, now::get)) {
            console.begin("Writing", 100);
            awaitBar();
            console.line("a line");
            console.end("100 records");
            console.line("another");
        }

        assertThat(bytes.toString(UTF_8))
                .containsPattern("\r\033\\[2KWriting.*\r\033\\[2Ka line\nWriting +0%")
                .endsWith("\r\033[2KWriting: 100 records\nanother\n");
    }

    @Test
    void cutsShortLinesAtTheEdgeOfATerminalAlone() {
        new Console(out, 10, now::get).shortLine("0123456789ab");
        new Console(out, 10, now::get).line("0123456789ab");
        new Console(out, 0, now::get).shortLine("0123456789ab");

        assertThat(bytes.toString(UTF_8)).isEqualTo("0123456...\n0123456789ab\n0123456789ab\n");
    }

    private void awaitBar() throws Exception {
        Eventually.until("the bar is drawn", () -> bytes.size() > 0);
    }
}
