package io.churnwarnings.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of every transaction that can never be committed any more. */
final class LossReportingCommitter implements Committer<KafkaCommittable> {

    static final String LOST_TRANSACTIONS = "lostTransactions";

    private static final Logger LOG = LoggerFactory.getLogger(LossReportingCommitter.class);

    private final Committer<KafkaCommittable> committer;
    private final String topic;
    private final TransactionOutcome outcome;
    private final Counter lost;

    LossReportingCommitter(
            Committer<KafkaCommittable> committer,
            String topic,
            TransactionOutcome outcome,
            MetricGroup metrics) {
        this.outcome = outcome;
        this.committer = committer;
        this.topic = topic;
        lost = metrics.addGroup("churn").counter(LOST_TRANSACTIONS);
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
            throws IOException, InterruptedException {
        List<CommitRequest<KafkaCommittable>> watched = new ArrayList<>(requests.size());
        for (CommitRequest<KafkaCommittable> request : requests) {
            watched.add(new Watched(request));
        }
        committer.commit(watched);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }

    private void refused(String transactionalId, Throwable reason) {
        try {
            if (outcome.isCommitted(transactionalId)) {
                LOG.info("Transaction {} had been committed before the restart.", transactionalId);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lost.inc();
        LOG.error(
                "Lost: what checkpoint {} had written to topic {} in transaction {} can no longer"
                        + " be committed; the brokers have ended it, as they do when the job is away"
                        + " for longer than the transaction timeout. Records of that checkpoint are"
                        + " missing there. They have deterministic ids: restore the job from a"
                        + " savepoint or retained checkpoint before {} and it writes them again;"
                        + " readers know by the id what they have.",
                checkpoint(transactionalId),
                topic,
                transactionalId,
                checkpoint(transactionalId),
                reason);
    }

    /** Ids end with the number of the checkpoint after which they are committed. */
    static String checkpoint(String transactionalId) {
        return transactionalId.substring(transactionalId.lastIndexOf('-') + 1);
    }

    /** Passes everything on and listens. */
    private final class Watched implements CommitRequest<KafkaCommittable> {

        private final CommitRequest<KafkaCommittable> request;

        Watched(CommitRequest<KafkaCommittable> request) {
            this.request = request;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            refused(request.getCommittable().getTransactionalId(), reason);
            request.signalFailedWithKnownReason(reason);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            request.signalFailedWithUnknownReason(reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }

        @Override
        public String toString() {
            return getCommittable().toString();
        }
    }
}
