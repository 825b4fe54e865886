package io.churnwarnings.kafka.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports findings: a line of the log at level ERROR, and two counters a partition, {@code
 * churn.lostRecords} (offsets that can never be read) and {@code churn.logsReplaced} (how often the
 * log turned out to be cut or another one).
 */
final class LogMetrics {

    static final String LOST_RECORDS = "lostRecords";
    static final String LOGS_REPLACED = "logsReplaced";

    private static final Logger LOG = LoggerFactory.getLogger(LogMetrics.class);

    private final MetricGroup group;
    private final Map<TopicPartition, Counter> lost = new HashMap<>();
    private final Map<TopicPartition, Counter> replaced = new HashMap<>();

    LogMetrics(MetricGroup readerGroup) {
        group = readerGroup.addGroup("churn");
    }

    /** From now on the split has counters, which start at 0. */
    void add(KafkaPartitionSplit split) {
        TopicPartition partition = split.getTopicPartition();
        if (!lost.containsKey(partition)) {
            MetricGroup own = group.addGroup("partition", split.splitId());
            lost.put(partition, own.counter(LOST_RECORDS));
            replaced.put(partition, own.counter(LOGS_REPLACED));
        }
    }

    void report(LogFinding finding) {
        TopicPartition partition = finding.partition();
        lost.get(partition).inc(finding.lost());
        if (finding.kind() != LogFinding.Kind.GAP) {
            replaced.get(partition).inc();
        }
        switch (finding.kind()) {
            case GAP ->
                    LOG.error(
                            "Lost: {} was read up to offset {}, but its log begins later: reading"
                                    + " goes on at offset {}, and up to {} records between can never"
                                    + " be read. The topic's retention deleted them while the job was"
                                    + " stopped or behind. Customers who bought in the gap can be"
                                    + " taken for lost: see ChurnRecordsLost in the runbook.",
                            partition,
                            finding.position(),
                            finding.from(),
                            finding.lost());
            case CUT ->
                    LOG.error(
                            "The log of {} was cut: it was read up to offset {}, which it no longer"
                                    + " has, as after an unclean leader election. It is read from"
                                    + " its beginning, offset {}; what was read before is"
                                    + " recognised. See ChurnLogReplaced in the runbook.",
                            partition,
                            finding.position(),
                            finding.from());
            case REPLACED ->
                    LOG.error(
                            "{} is another log than before: the topic was deleted and created again."
                                    + " It was read up to offset {}; the new log is read from its"
                                    + " beginning, offset {}, before which {} records can never be"
                                    + " read. See ChurnLogReplaced in the runbook.",
                            partition,
                            finding.position(),
                            finding.from(),
                            finding.lost());
        }
    }
}
