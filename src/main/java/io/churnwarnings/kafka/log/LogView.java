package io.churnwarnings.kafka.log;

import org.apache.kafka.common.Uuid;

/**
 * A partition's log as the brokers have it.
 *
 * @param topicId the topic's id, {@link Uuid#ZERO_UUID} from brokers that have none
 * @param beginning the offset of the oldest record that is still there
 * @param end the offset that the next record will get
 * @param diverged whether the position that was asked about was read from records that the log no
 *     longer has: it was cut below them, and may have grown past the position since
 * @param readUpTo the offset before which nothing is left to be read, negative if that was not
 *     asked or is not known; beyond the position if only markers of transactions follow, or records
 *     that were aborted
 * @param endEpoch the leader epoch at the end, negative if unknown
 */
record LogView(
        Uuid topicId, long beginning, long end, boolean diverged, long readUpTo, int endEpoch) {

    LogView(Uuid topicId, long beginning, long end, boolean diverged) {
        this(topicId, beginning, end, diverged, -1, -1);
    }

    LogView withDiverged(boolean isDiverged) {
        return new LogView(topicId, beginning, end, isDiverged, readUpTo, endEpoch);
    }

    LogView readToTheEnd() {
        return new LogView(topicId, beginning, end, diverged, end, endEpoch);
    }
}
