package io.churnwarnings.operator;

import java.io.IOException;
import java.util.BitSet;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Sorts a day's entries by key group and appends them to the chunks. */
final class DueWriter {

    private static final int KEPT_BYTES = 1 << 12;

    private final DueChunks chunks;
    private final KeyGroupRange keyGroups;
    private final int maxParallelism;
    private final DueLog[] pending;
    private final BitSet touched = new BitSet();

    DueWriter(DueChunks chunks, KeyGroupRange keyGroups, int maxParallelism) {
        this.chunks = chunks;
        this.keyGroups = keyGroups;
        this.maxParallelism = maxParallelism;
        pending = new DueLog[keyGroups.getNumberOfKeyGroups()];
    }

    void add(DueLog log, int entry) {
        int group =
                KeyGroupRangeAssignment.assignToKeyGroup(log.customerId(entry), maxParallelism)
                        - keyGroups.getStartKeyGroup();
        if (pending[group] == null) {
            pending[group] = new DueLog();
        }
        pending[group].addAll(log, entry, log.end(entry));
        touched.set(group);
    }

    /** Writes what was added; it must be of this day. */
    void write(DueDay day) throws IOException {
        for (int at = touched.nextSetBit(0); at >= 0; at = touched.nextSetBit(at + 1)) {
            int keyGroup = keyGroups.getStartKeyGroup() + at;
            chunks.append(keyGroup, day.number(), pending[at].copy());
            day.chunks().set(at);
            if (pending[at].capacity() > KEPT_BYTES) {
                pending[at] = null;
            } else {
                pending[at].reset();
            }
        }
        touched.clear();
    }

    /** Takes out of the day's chunks what is to go; chunks where it cannot be are not read. */
    void scrub(DueDay day, DueScrub scrub) throws IOException {
        BitSet stored = day.chunks();
        for (int keyGroup : scrub.keyGroups(maxParallelism)) {
            int at = keyGroup - keyGroups.getStartKeyGroup();
            if (!keyGroups.contains(keyGroup) || !stored.get(at)) {
                continue;
            }
            DueLog chunk = new DueLog(chunks.read(keyGroup, day.number()));
            if (!scrub.picksAny(chunk, day.start())) {
                continue;
            }
            chunks.remove(keyGroup, day.number());
            DueLog rest = scrub.rest(chunk, day.start());
            if (rest.length() > 0) {
                chunks.append(keyGroup, day.number(), rest.copy());
            } else {
                stored.clear(at);
            }
        }
    }

    void remove(DueDay day) throws IOException {
        BitSet stored = day.chunks();
        for (int at = stored.nextSetBit(0); at >= 0; at = stored.nextSetBit(at + 1)) {
            chunks.remove(keyGroups.getStartKeyGroup() + at, day.number());
        }
    }
}
