package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.BitSet;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Sorts a period's entries by key group and appends them to its chunks. */
final class BucketWriter {

    private static final int KEPT_BYTES = 1 << 8;

    private final TimerChunks chunks;
    private final KeyGroupRange keyGroups;
    private final int maxParallelism;
    private final TimerLog[] pending;
    private final BitSet touched = new BitSet();
    private Bucket period;

    BucketWriter(TimerChunks chunks, KeyGroupRange keyGroups, int maxParallelism) {
        this.chunks = chunks;
        this.keyGroups = keyGroups;
        this.maxParallelism = maxParallelism;
        pending = new TimerLog[keyGroups.getNumberOfKeyGroups()];
    }

    /** Says of which period all are that are added next; those of another one are written. */
    void begin(Bucket next) throws IOException {
        if (next != period) {
            finish();
            period = next;
        }
    }

    /** Whether the period that has begun is this one. */
    boolean isAt(Bucket other) {
        return period == other;
    }

    /**
     * @param later how many milliseconds later than the period the log begins
     */
    void add(TimerLog log, int entry, long later) {
        int group =
                KeyGroupRangeAssignment.assignToKeyGroup(log.customerId(entry), maxParallelism)
                        - keyGroups.getStartKeyGroup();
        if (pending[group] == null) {
            pending[group] = new TimerLog();
        }
        pending[group].addShifted(log, entry, later);
        touched.set(group);
    }

    /** Writes the added entries. */
    void finish() throws IOException {
        for (int at = touched.nextSetBit(0); at >= 0; at = touched.nextSetBit(at + 1)) {
            int keyGroup = keyGroups.getStartKeyGroup() + at;
            chunks.append(keyGroup, period.number(), pending[at].copy());
            period.chunks().set(at);
            if (pending[at].capacity() > KEPT_BYTES) {
                pending[at] = null;
            } else {
                pending[at].reset();
            }
        }
        touched.clear();
        period = null;
    }

    /**
     * Removes the erased entries from a period's chunks; chunks that cannot contain them are not
     * read.
     */
    void erase(Bucket scrubbed, TimerEraser erase) throws IOException {
        BitSet stored = scrubbed.chunks();
        for (int keyGroup : erase.keyGroups(maxParallelism)) {
            int at = keyGroup - keyGroups.getStartKeyGroup();
            if (!keyGroups.contains(keyGroup) || !stored.get(at)) {
                continue;
            }
            TimerLog chunk = new TimerLog(chunks.read(keyGroup, scrubbed.number()));
            if (!erase.picksAny(chunk, scrubbed.start())) {
                continue;
            }
            chunks.remove(keyGroup, scrubbed.number());
            TimerLog rest = erase.rest(chunk, scrubbed.start());
            if (rest.length() > 0) {
                chunks.append(keyGroup, scrubbed.number(), rest.copy());
            } else {
                stored.clear(at);
            }
        }
    }

    void remove(Bucket removed) throws IOException {
        BitSet stored = removed.chunks();
        for (int at = stored.nextSetBit(0); at >= 0; at = stored.nextSetBit(at + 1)) {
            chunks.remove(keyGroups.getStartKeyGroup() + at, removed.number());
        }
    }
}
