package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.RetriableException;

/** Waits for conditions that cannot even be asked about while somebody is dead. */
public final class Waiting {

    private static final long STEP_NANOS = 50_000_000;

    private Waiting() {}

    /**
     * Returns when the condition holds.
     *
     * @throws IllegalStateException if it does not in time; its cause is the latest failure to ask
     */
    public static void until(String what, Duration patience, Callable<Boolean> condition)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception latest = null;
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException | ExecutionException | RetriableException e) {
                latest = e;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + patience + ": " + what, latest);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
