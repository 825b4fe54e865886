package io.churnwarnings.kafka.log;

import org.apache.kafka.common.TopicPartition;

/**
 * Something that is wrong with a position.
 *
 * @param position the offset that was to be read next
 * @param from the offset from which reading goes on
 * @param lost how many offsets can never be read any more; some may belong to transaction markers
 *     or aborted transactions, so no more records than this are lost
 */
record LogFinding(TopicPartition partition, Kind kind, long position, long from, long lost) {

    enum Kind {
        /** The log begins behind the position. */
        GAP,
        /** The log was cut below the position: it ends before it, or has other records there. */
        CUT,
        /** The topic was deleted and created again. */
        REPLACED
    }
}
