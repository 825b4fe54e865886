package io.churnwarnings.local;

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
final class Screen implements AutoCloseable {

    private static final int WIDTH = 79;
    private static final String CLEAR_LINE = "\r\033[2K";
    private static final long MILLIS_BETWEEN_LINES = 10_000;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier clock;
    private ProgressBar bar;
    private String task;
    private long spoken;

    Screen(PrintStream out, boolean terminal, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Standard output; a terminal only where a person sits before it. */
    static Screen ofThisProcess() {
        boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        return new Screen(System.out, terminal, System::currentTimeMillis);
    }

    synchronized void line(String text) {
        out.print(bar == null ? text + "\n" : CLEAR_LINE + text + "\n");
        out.flush();
    }

    /**
     * Begins to show how far a task has come.
     *
     * @param whole what there is to do, or -1 if nobody knows
     */
    synchronized void begin(String name, long whole) {
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
    synchronized void step(long done, String at) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(at);
        } else if (!terminal && clock.getAsLong() - spoken >= MILLIS_BETWEEN_LINES) {
            spoken = clock.getAsLong();
            line("%s ... %,d %s".formatted(task, done, at));
        }
    }

    /** Ends the task and says what came of it. */
    synchronized void end(String outcome) {
        close();
        line("%s: %s".formatted(task, outcome));
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            out.print(CLEAR_LINE);
        }
    }

    /** Draws the bar where the cursor is, and leaves the cursor there. */
    private final class LastLine implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            out.print(CLEAR_LINE + rendered);
            out.flush();
        }

        @Override
        public void close() {}
    }
}
