package io.churnwarnings.kafka.log;

import io.churnwarnings.kafka.log.LogFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The reader's knowledge about the log of one partition: the offsets read and the open questions.
 * Records alone do not show a loss, because offsets are missing after every transaction. So a gap
 * is remembered, and is a loss only if the log turns out to begin after the start of the gap.
 */
final class PartitionLog {

    private final TopicPartition partition;
    private final long stoppingOffset;
    private Uuid topicId;
    private long next;
    private Optional<Integer> leaderEpoch;
    private final Gaps gaps = new Gaps();
    private final Gaps askedGaps = new Gaps();
    private long askedNext;
    private long rewoundFrom = -1;
    private long rewindsTo;
    private Uuid topicIdOfRewind;
    private boolean wentBack;
    private boolean askedSinceItWentBack;

    PartitionLog(LogSplit split) {
        partition = split.getTopicPartition();
        stoppingOffset = LogSplit.stoppingOffset(split);
        topicId = split.topicId();
        next = split.getStartingOffset();
        leaderEpoch = Optional.of(split.leaderEpoch()).filter(epoch -> epoch >= 0);
    }

    TopicPartition partition() {
        return partition;
    }

    /** The offset of the next record; negative while nothing has been read from a marker. */
    long next() {
        return next;
    }

    /** Whether the log is to be read again from its beginning and no such record has come yet. */
    boolean isRewinding() {
        return rewoundFrom >= 0;
    }

    /** Where the log is read again from, while it is being rewound. */
    long rewindsTo() {
        return rewindsTo;
    }

    /** The split to read while the log is being rewound. */
    KafkaPartitionSplit rewound() {
        return new KafkaPartitionSplit(partition, rewindsTo, stoppingOffset);
    }

    /** Whether an offset arrived that had been passed before: the log is another one. */
    boolean wentBack() {
        return wentBack;
    }

    /** A record is handed on. */
    void read(long offset, Optional<Integer> epoch) {
        if (offset != next) {
            jumped(offset);
        }
        next = offset + 1;
        leaderEpoch = epoch;
    }

    private void jumped(long offset) {
        if (offset < next) {
            gaps.clear();
            askedGaps.clear();
            if (isRewinding()) {
                topicId = topicIdOfRewind;
                rewoundFrom = -1;
                if (offset > rewindsTo) {
                    gaps.add(rewindsTo, offset);
                }
            } else {
                wentBack = true;
                askedSinceItWentBack = false;
                askedNext = next;
            }
        } else if (next >= 0) {
            gaps.add(next, offset);
        }
    }

    /** The question about where the reader stands now. */
    LogPosition ask() {
        boolean quiet = !wentBack && next == askedNext;
        if (!wentBack) {
            askedNext = next;
        }
        askedSinceItWentBack = wentBack;
        // Those of a question that was not answered stay.
        askedGaps.moveFrom(gaps);
        return new LogPosition(partition, topicId, next, -1, quiet);
    }

    /** The question about where reading is to begin. */
    LogPosition askBeforeReading() {
        return new LogPosition(partition, topicId, next, leaderEpoch.orElse(-1), false);
    }

    /**
     * Checks the position before anything is read.
     *
     * @return the finding, null if there is none; {@link #next} is the offset to start at
     */
    LogFinding judgeBeforeReading(LogView log) {
        LogFinding finding = null;
        if (isAnother(log)) {
            finding = finding(Kind.REPLACED, next, log.beginning(), log.beginning());
        } else if (next > log.end() || log.diverged()) {
            finding = finding(Kind.CUT, next, log.beginning(), 0);
        } else if (next >= 0 && next < log.beginning()) {
            finding = finding(Kind.GAP, next, log.beginning(), log.beginning() - next);
        }
        topicId = log.topicId();
        if (finding != null) {
            next = finding.from();
            leaderEpoch = finding.kind() == Kind.GAP ? leaderEpoch : Optional.empty();
        } else if (next == KafkaPartitionSplit.EARLIEST_OFFSET) {
            next = log.beginning();
        }
        return finding;
    }

    /**
     * Evaluates an answer to {@link #ask}.
     *
     * @param drained whether the reader had no records to hand on, both at the question and now
     * @return the findings in order of offsets; {@link #isRewinding} then says whether the log must
     *     be read again from the offset of the last finding
     */
    List<LogFinding> judge(LogView log, boolean drained) {
        List<LogFinding> findings = new ArrayList<>();
        boolean stands = drained && next == askedNext && !wentBack;
        if (stands && isRewinding() && next > rewoundFrom && next <= log.end()) {
            rewoundPastThePosition();
        }
        if (isRewinding() || wentBack && !askedSinceItWentBack) {
            return findings;
        }
        if (isAnother(log) || stands && next > log.end()) {
            Kind kind = isAnother(log) ? Kind.REPLACED : Kind.CUT;
            long gone = kind == Kind.REPLACED ? log.beginning() : 0;
            findings.add(finding(kind, askedNext, log.beginning(), gone));
            rewind(log);
        } else if (wentBack) {
            findings.add(finding(Kind.CUT, askedNext, log.beginning(), 0));
        } else {
            for (Gaps.Gap gap : askedGaps.lostBefore(log.beginning())) {
                long lost = gap.before(log.beginning());
                findings.add(finding(Kind.GAP, gap.from(), gap.to(), lost));
            }
            if (stands && next >= 0 && next < log.beginning()) {
                long from = log.beginning();
                findings.add(finding(Kind.GAP, next, from, from - next));
                next = from;
            } else if (next == askedNext && next < log.readUpTo()) {
                // Otherwise the deletion of a marker or of aborted records would count as a loss.
                next = log.readUpTo();
                leaderEpoch = Optional.of(log.endEpoch()).filter(epoch -> epoch >= 0);
            }
        }
        askedGaps.clear();
        wentBack = false;
        if (!isRewinding()) {
            topicId = log.topicId();
        }
        return findings;
    }

    /**
     * Where the consumer has gone back by itself, or the position is before the new log's
     * beginning, reading goes on at the right place already.
     */
    private void rewind(LogView log) {
        if (!wentBack && log.beginning() < next) {
            rewoundFrom = next;
            rewindsTo = log.beginning();
            topicIdOfRewind = log.topicId();
        } else if (!wentBack) {
            next = log.beginning();
        }
    }

    /**
     * The first record that is left of the new log lies behind the old position, as after a
     * compaction. Records that were on their way look the same, but a drained reader has none.
     */
    private void rewoundPastThePosition() {
        askedGaps.add(rewindsTo, rewoundFrom);
        topicId = topicIdOfRewind;
        rewoundFrom = -1;
    }

    private LogFinding finding(Kind kind, long position, long from, long lost) {
        return new LogFinding(partition, kind, position, from, lost);
    }

    private boolean isAnother(LogView log) {
        return !topicId.equals(Uuid.ZERO_UUID)
                && !log.topicId().equals(Uuid.ZERO_UUID)
                && !topicId.equals(log.topicId());
    }

    /**
     * The split for a snapshot. While the log is being rewound the old identity stays: restored, it
     * is read from its beginning again.
     *
     * @param split as the connector has it
     */
    LogSplit snapshot(KafkaPartitionSplit split) {
        boolean asConnector = isRewinding() || next < 0;
        return new LogSplit(
                partition,
                asConnector ? split.getStartingOffset() : next,
                LogSplit.stoppingOffset(split),
                topicId,
                asConnector ? -1 : leaderEpoch.orElse(-1));
    }
}
