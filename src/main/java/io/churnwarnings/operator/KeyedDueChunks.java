package io.churnwarnings.operator;

import java.io.IOException;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Keeps chunks in Flink's keyed state, each key group's under a key of its own that Flink assigns
 * to the group. It leaves the current key where it was needed last.
 */
final class KeyedDueChunks implements DueChunks {

    private final KeyContext keys;
    private final MapState<Long, byte[]> state;
    private final KeyGroupRange keyGroups;
    private final String[] keyOf;

    KeyedDueChunks(
            KeyContext keys,
            MapState<Long, byte[]> state,
            KeyGroupRange keyGroups,
            int maxParallelism) {
        this.keys = keys;
        this.state = state;
        this.keyGroups = keyGroups;
        keyOf = keysOf(keyGroups, maxParallelism);
    }

    @Override
    public byte[] read(int keyGroup, long day) throws IOException {
        return in(keyGroup, () -> state.get(day));
    }

    @Override
    public void write(int keyGroup, long day, byte[] chunk) throws IOException {
        in(
                keyGroup,
                () -> {
                    state.put(day, chunk);
                    return null;
                });
    }

    @Override
    public void remove(int keyGroup, long day) throws IOException {
        in(
                keyGroup,
                () -> {
                    state.remove(day);
                    return null;
                });
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (int keyGroup : keyGroups) {
            for (Long day : in(keyGroup, state::keys)) {
                visitor.chunk(keyGroup, day);
            }
        }
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
