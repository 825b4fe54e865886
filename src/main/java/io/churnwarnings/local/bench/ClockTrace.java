package io.churnwarnings.local.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * When the clock of the job was seen to stand where. Looks every few milliseconds until it is
 * closed.
 */
final class ClockTrace implements AutoCloseable {

    private static final long MILLIS_BETWEEN_LOOKS = 2;

    private final LongSupplier clock;
    private final Thread looker = new Thread(this::look, "clock-trace");
    private long[] times = new long[1 << 10];
    private long[] walls = new long[1 << 10];
    private int size;
    private volatile boolean closed;

    /**
     * @param clock the job's clock now, in epoch milliseconds
     */
    ClockTrace(LongSupplier clock) {
        this.clock = clock;
        looker.start();
    }

    private void look() {
        while (!closed) {
            long time = clock.getAsLong();
            if (size == 0 || time > times[size - 1]) {
                if (size == times.length) {
                    times = Arrays.copyOf(times, 2 * size);
                    walls = Arrays.copyOf(walls, 2 * size);
                }
                times[size] = time;
                walls[size++] = System.currentTimeMillis();
            }
            try {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /**
     * The wall time at which the clock was first seen at or after an instant; -1 if it never was.
     * Only after the trace was closed.
     */
    long passed(long instant) {
        int found = Arrays.binarySearch(times, 0, size, instant);
        int at = found >= 0 ? found : -found - 1;
        return at == size ? -1 : walls[at];
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        looker.join();
    }
}
