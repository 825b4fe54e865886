package io.churnwarnings.kafka;

import io.churnwarnings.kafka.client.ClientProperties;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Asks the brokers what became of a transaction. A job that goes on from a checkpoint asks again
 * for commits that were made before it failed, and is refused as if it had come too late: only the
 * brokers know which it was. Every transaction has an id of its own, so their answer is about it.
 */
class TransactionOutcome implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClientProperties client;

    TransactionOutcome(ClientProperties client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /** Whether it is known that the transaction was committed. */
    boolean isCommitted(String transactionalId) throws InterruptedException {
        try (Admin admin = Admin.create(client.admin(PATIENCE))) {
            TransactionState state =
                    admin.describeTransactions(List.of(transactionalId))
                            .description(transactionalId)
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .state();
            return state == TransactionState.COMPLETE_COMMIT
                    || state == TransactionState.PREPARE_COMMIT;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
