package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Chunks of all key groups in maps. */
class HeapChunks implements TimerChunks {

    final Map<Integer, Map<Long, byte[]>> chunks = new TreeMap<>();

    HeapChunks copy() {
        HeapChunks copy = new HeapChunks();
        chunks.forEach((group, days) -> copy.chunks.put(group, new TreeMap<>(days)));
        return copy;
    }

    int count() {
        return chunks.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public byte[] read(int keyGroup, long day) {
        return chunks.getOrDefault(keyGroup, Map.of()).get(day);
    }

    @Override
    public void append(int keyGroup, long day, byte[] entries) {
        chunks.computeIfAbsent(keyGroup, g -> new TreeMap<>())
                .merge(
                        day,
                        entries,
                        (before, more) -> {
                            byte[] all = Arrays.copyOf(before, before.length + more.length);
                            System.arraycopy(more, 0, all, before.length, more.length);
                            return all;
                        });
    }

    @Override
    public void remove(int keyGroup, long day) {
        chunks.get(keyGroup).remove(day);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (Map.Entry<Integer, Map<Long, byte[]>> group : chunks.entrySet()) {
            for (Long day : new ArrayList<>(group.getValue().keySet())) {
                visitor.chunk(group.getKey(), day);
            }
        }
    }
}
