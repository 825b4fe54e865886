package io.churnwarnings.operator;

import io.churnwarnings.store.timer.TimerChunks;
import io.churnwarnings.store.timer.TimerLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Keeps chunks in Flink's keyed state, each key group's under a key of its own that Flink assigns
 * to the group. An addition to a chunk is a separate piece: existing pieces are not read or
 * rewritten, so a checkpoint holds little more than the new entries. It does not restore the
 * current key.
 */
final class KeyedTimerChunks implements TimerChunks {

    private static final int PIECE_BITS = 24;

    private final KeyContext keys;
    private final MapState<Long, byte[]> state;
    private final KeyGroupRange keyGroups;
    private final String[] keyOf;

    /** How many pieces there are of each period, by key group. */
    private final List<Map<Long, Integer>> pieces = new ArrayList<>();

    KeyedTimerChunks(
            KeyContext keys,
            MapState<Long, byte[]> state,
            KeyGroupRange keyGroups,
            int maxParallelism)
            throws IOException {
        this.keys = keys;
        this.state = state;
        this.keyGroups = keyGroups;
        keyOf = keysOf(keyGroups, maxParallelism);
        count();
    }

    @Override
    public byte[] read(int keyGroup, long period) throws IOException {
        int count = pieces(keyGroup).get(period);
        return in(
                keyGroup,
                () -> {
                    TimerLog all = new TimerLog();
                    for (int i = 0; i < count; i++) {
                        TimerLog piece = new TimerLog(state.get(key(period, i)));
                        all.addAll(piece, 0, piece.length());
                    }
                    return all.copy();
                });
    }

    @Override
    public void append(int keyGroup, long period, byte[] entries) throws IOException {
        int count = pieces(keyGroup).merge(period, 1, Integer::sum);
        in(
                keyGroup,
                () -> {
                    state.put(key(period, count - 1), entries);
                    return null;
                });
    }

    @Override
    public void remove(int keyGroup, long period) throws IOException {
        int count = pieces(keyGroup).remove(period);
        in(
                keyGroup,
                () -> {
                    for (int i = 0; i < count; i++) {
                        state.remove(key(period, i));
                    }
                    return null;
                });
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (int keyGroup : keyGroups) {
            for (long period : pieces(keyGroup).keySet()) {
                visitor.chunk(keyGroup, period);
            }
        }
    }

    private Map<Long, Integer> pieces(int keyGroup) {
        return pieces.get(keyGroup - keyGroups.getStartKeyGroup());
    }

    /** Counts the entries of a restored state. */
    private void count() throws IOException {
        for (int keyGroup : keyGroups) {
            Map<Long, Integer> counts = new HashMap<>();
            for (Long key : in(keyGroup, state::keys)) {
                counts.merge(key >> PIECE_BITS, 1, Integer::sum);
            }
            pieces.add(counts);
        }
    }

    private static long key(long period, int piece) {
        return period << PIECE_BITS | piece;
    }

    private interface Access<T> {

        T run() throws Exception;
    }

    private <T> T in(int keyGroup, Access<T> access) throws IOException {
        keys.setCurrentKey(keyOf[keyGroup - keyGroups.getStartKeyGroup()]);
        try {
            return access.run();
        } catch (FlinkRuntimeException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** For each key group the first number that Flink assigns to it, as text: always the same. */
    private static String[] keysOf(KeyGroupRange keyGroups, int maxParallelism) {
        String[] keys = new String[keyGroups.getNumberOfKeyGroups()];
        int missing = keys.length;
        for (int number = 0; missing > 0; number++) {
            String key = Integer.toString(number);
            int group = KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
            int at = group - keyGroups.getStartKeyGroup();
            if (keyGroups.contains(group) && keys[at] == null) {
                keys[at] = key;
                missing--;
            }
        }
        return keys;
    }
}
