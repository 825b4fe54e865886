package io.churnwarnings.local.run;

import io.churnwarnings.time.WallClock;
import io.churnwarnings.tools.Console;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells every two days of a show where the clock of the job stands. */
final class ClockReporter implements AutoCloseable {

    private static final double DAY = 86_400_000;
    private static final long MILLIS_BETWEEN_LINES = 2 * 86_400_000;
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private final WallClock wall;
    private final ScheduledExecutorService timer;
    private long told;

    /**
     * @param clock the job's clock, epoch milliseconds
     * @param held 1 in an outage, 2 in the grace after it
     */
    ClockReporter(WallClock wall, LongSupplier clock, LongSupplier held, Console console) {
        this.wall = wall;
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "clock-teller");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleAtFixedRate(
                () -> tell(clock, held, console),
                MILLIS_BETWEEN_LOOKS,
                MILLIS_BETWEEN_LOOKS,
                TimeUnit.MILLISECONDS);
    }

    private void tell(LongSupplier clock, LongSupplier held, Console console) {
        long now = wall.now();
        if (now / MILLIS_BETWEEN_LINES != told) {
            told = now / MILLIS_BETWEEN_LINES;
            console.line(line(now, clock.getAsLong(), held.getAsLong()));
        }
    }

    static String line(long wall, long clock, long held) {
        if (clock == Long.MIN_VALUE) {
            return "    on the wall %s, the clock does not run yet".formatted(day(wall));
        }
        String why =
                held == 1 ? ": held, an outage" : held == 2 ? ": the grace after the outage" : "";
        return "    on the wall %s, the clock %s, %.1f days behind%s"
                .formatted(day(wall), day(clock), (wall - clock) / DAY, why);
    }

    private static String day(long time) {
        return Instant.ofEpochMilli(time).toString().substring(0, 10);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
