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
 * Asks the brokers for the outcome of a transaction. A job that continues from a checkpoint repeats
 * commits from before its failure, and the refusal is the same as for an expired transaction: only
 * the brokers can distinguish the two. Every transaction has its own id, so their answer is about
 * this one.
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
