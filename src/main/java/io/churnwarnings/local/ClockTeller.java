package io.churnwarnings.local;

import io.churnwarnings.time.WallClock;
import io.churnwarnings.tools.Screen;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells again and again where the clock of the job stands, as long as a show is on. */
final class ClockTeller implements AutoCloseable {

    private static final double DAY = 86_400_000;
    private static final long SECONDS = 2;

    private final ScheduledExecutorService timer;

    /**
     * @param clock the job's clock, epoch milliseconds
     * @param held 1 in an outage, 2 in the grace after it
     */
    ClockTeller(WallClock wall, LongSupplier clock, LongSupplier held, Screen screen) {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "clock-teller");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleAtFixedRate(
                () -> screen.line(line(wall.now(), clock.getAsLong(), held.getAsLong())),
                SECONDS,
                SECONDS,
                TimeUnit.SECONDS);
    }

    static String line(long wall, long clock, long held) {
        if (clock == Long.MIN_VALUE) {
            return "    on the wall %s, the clock does not run yet".formatted(day(wall));
        }
        String why = held == 1 ? ": held, an outage" : held == 2 ? ": held for the grace" : "";
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
