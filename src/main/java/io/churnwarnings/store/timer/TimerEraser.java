package io.churnwarnings.store.timer;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Picks the timers that are to be erased. */
final class TimerEraser {

    private static final int TAGS = 1 << 16;

    private final Map<String, Long> timerAt;

    /** Tags of the customers, so that of most entries the id need not be made a string. */
    private final BitSet tags = new BitSet(TAGS);

    /**
     * @param timerAt the customers whose entries go, each with the time of the one that stays
     */
    TimerEraser(Map<String, Long> timerAt) {
        this.timerAt = timerAt;
        for (String customerId : timerAt.keySet()) {
            TimerLog log = new TimerLog();
            log.makeRoom(TimerLog.room(customerId));
            log.add(0, customerId);
            tags.set(log.tag(0));
        }
    }

    /** The key groups in which these customers are. */
    Iterable<Integer> keyGroups(int maxParallelism) {
        TreeSet<Integer> groups = new TreeSet<>();
        for (String customerId : timerAt.keySet()) {
            groups.add(KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism));
        }
        return groups;
    }

    boolean picks(TimerLog log, int entry, long dayStart) {
        if (!tags.get(log.tag(entry))) {
            return false;
        }
        Long stays = timerAt.get(log.customerId(entry));
        return stays != null && stays != dayStart + log.time(entry);
    }

    boolean picksAny(TimerLog log, long dayStart) {
        for (int entry = 0; entry < log.length(); entry = log.end(entry)) {
            if (picks(log, entry, dayStart)) {
                return true;
            }
        }
        return false;
    }

    /** The entries that are not picked. */
    TimerLog rest(TimerLog log, long dayStart) {
        TimerLog rest = new TimerLog();
        for (int entry = 0; entry < log.length(); entry = log.end(entry)) {
            if (!picks(log, entry, dayStart)) {
                rest.addAll(log, entry, log.end(entry));
            }
        }
        return rest;
    }
}
