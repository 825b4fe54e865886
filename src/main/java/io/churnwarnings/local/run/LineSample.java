package io.churnwarnings.local.run;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets through so many lines a second and says how many it kept back: a year that is replayed in a
 * minute is unreadable.
 */
final class LineSample {

    private static final long SECOND = 1_000;

    private final int linesPerSecond;
    private final LongSupplier clock;
    private final Consumer<String> out;
    private long second = Long.MIN_VALUE;
    private int shown;
    private long kept;

    LineSample(int linesPerSecond, LongSupplier clock, Consumer<String> out) {
        this.linesPerSecond = linesPerSecond;
        this.clock = clock;
        this.out = out;
    }

    void offer(Supplier<String> line) {
        long now = clock.getAsLong();
        if (second == Long.MIN_VALUE || now - second >= SECOND) {
            sayHowManyWereKept();
            second = now;
            shown = 0;
        }
        if (shown < linesPerSecond) {
            shown++;
            out.accept(line.get());
        } else {
            kept++;
        }
    }

    /** To be called at the end, or when it is quiet. */
    void sayHowManyWereKept() {
        if (kept > 0) {
            out.accept("      ... and %,d more".formatted(kept));
            kept = 0;
        }
    }
}
