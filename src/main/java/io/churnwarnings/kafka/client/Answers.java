package io.churnwarnings.kafka.client;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for answers of brokers, and throws Kafka's own exceptions. */
public final class Answers {

    /** The client gives up by itself, and says more; this is for when it does not. */
    private static final long GRACE_MS = 1_000;

    private final Duration timeout;

    /**
     * @param timeout that of the client
     */
    public Answers(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * The answer.
     *
     * @throws KafkaException as the broker or the client says, or if interrupted
     */
    public <R> R of(KafkaFuture<R> future) throws TimeoutException {
        try {
            return future.get(timeout.toMillis() + GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
