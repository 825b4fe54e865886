package io.churnwarnings.time.source;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Signals when a watermark is due, and wakes a reader that waits for records. The first tick is due
 * at once: after a restore the watermark has to be emitted without traffic.
 */
class Ticker implements AutoCloseable {

    private final ScheduledExecutorService timer;
    private volatile boolean due = true;
    private CompletableFuture<Void> next = CompletableFuture.completedFuture(null);

    /** A ticker that does not tick by itself. */
    Ticker() {
        this.timer = null;
    }

    Ticker(Duration every, String threadName) {
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, threadName);
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleAtFixedRate(
                this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    final synchronized void tick() {
        due = true;
        next.complete(null);
    }

    /** Whether a tick has come since the last call. */
    final boolean take() {
        if (!due) {
            return false;
        }
        synchronized (this) {
            due = false;
            next = new CompletableFuture<>();
        }
        return true;
    }

    /** Complete as soon as {@link #take} will say yes. */
    final synchronized CompletableFuture<Void> next() {
        return next;
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
