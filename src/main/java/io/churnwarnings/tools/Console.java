package io.churnwarnings.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.churnwarnings.codec.json.HarmlessText;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What a person sees: lines, and below them a bar that moves; on something that is no terminal,
 * lines alone.
 */
public final class Console implements AutoCloseable {

    private static final int USUAL_WIDTH = 80;
    private static final int WIDEST_BAR = 100;
    private static final String CLEAR_LINE = "\r\033[2K";
    private static final long MILLIS_BETWEEN_LINES = 10_000;

    private final PrintStream out;
    private final boolean terminal;
    private final int width;
    private final LongSupplier clock;
    // Not this: the bar's thread draws while close() waits for it.
    private final Object pen = new Object();
    private ProgressBar bar;
    private String drawn = "";
    private String task;
    private long spoken;

    /**
     * @param width the columns of the terminal; 0 if it is none
     */
    Console(PrintStream out, int width, LongSupplier clock) {
        this.out = out;
        this.terminal = width > 0;
        this.width = width;
        this.clock = clock;
    }

    /** Standard output; a terminal only where a person sits before it. */
    public static Console ofThisProcess() {
        boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        return new Console(System.out, terminal ? width() : 0, System::currentTimeMillis);
    }

    /** Java does not tell how wide a terminal is. */
    private static int width() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String[] rowsAndColumns =
                    new String(stty.getInputStream().readAllBytes(), US_ASCII).trim().split(" ");
            int columns = Integer.parseInt(rowsAndColumns[rowsAndColumns.length - 1]);
            return columns > 0 ? columns : USUAL_WIDTH;
        } catch (IOException | NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    /** Writes a line above the bar; one that is too long goes on in the next. */
    public synchronized void line(String told) {
        String text = HarmlessText.lines(told);
        synchronized (pen) {
            out.print(bar == null ? text + "\n" : CLEAR_LINE + text + "\n" + drawn);
            out.flush();
        }
    }

    /** Writes what fits into one line. */
    public void shortLine(String text) {
        line(terminal ? Columns.fit(text, width) : text);
    }

    /**
     * Begins to show how far a task has come.
     *
     * @param whole the total of the work, or -1 if unknown
     */
    public synchronized void begin(String name, long whole) {
        task = name;
        spoken = clock.getAsLong();
        if (terminal) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(name)
                            .setInitialMax(whole)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(200)
                            .setConsumer(new LastLine())
                            .build();
        }
    }

    /** Shows how far the task has come; {@code at} says it in words. */
    public synchronized void step(long done, String at) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(at);
        } else if (!terminal && clock.getAsLong() - spoken >= MILLIS_BETWEEN_LINES) {
            spoken = clock.getAsLong();
            line("%s ... %,d %s".formatted(task, done, at));
        }
    }

    /** Ends the task and says what came of it. */
    public synchronized void end(String outcome) {
        close();
        line("%s: %s".formatted(task, outcome));
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            synchronized (pen) {
                drawn = "";
                out.print(CLEAR_LINE);
                out.flush();
            }
        }
    }

    /** Draws the bar where the cursor is, and leaves the cursor there. */
    private final class LastLine implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            // Else the cursor would be in the next line.
            return Math.min(width - 1, WIDEST_BAR);
        }

        @Override
        public void accept(String rendered) {
            synchronized (pen) {
                drawn = rendered;
                out.print(CLEAR_LINE + rendered);
                out.flush();
            }
        }

        @Override
        public void close() {}
    }
}
