package io.churnwarnings.time.source;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says when it is time to make the clock known, also to a reader that sleeps because there is
 * nothing to read. The first tick is due at once: after a restore the clock has to be heard without
 * traffic.
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
