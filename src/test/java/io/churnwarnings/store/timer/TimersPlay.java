package io.churnwarnings.store.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.store.cache.CachedEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Entries at random, kept by timer stores on some subtasks and by a sorted map, over rescales. */
public final class TimersPlay {

    public static final int MAX_PARALLELISM = 8;
    public static final long DAY = 100;
    private static final int STEPS = 400;

    /** Makes the timers to be tried. */
    public interface Lists {

        Timers create(TimerChunks chunks, KeyGroupRange keyGroups, long budget) throws IOException;
    }

    private record Due(String customerId, long at) {}

    private final Random random;
    private final long budget;
    private final Lists lists;
    private final TreeMap<Long, TreeSet<String>> ahead = new TreeMap<>();
    private final Set<Due> known = new HashSet<>();
    private final Set<Due> withdrawn = new HashSet<>();
    private final List<HeapChunks> chunks = new ArrayList<>();
    private final List<Timers> subtasks = new ArrayList<>();
    private boolean restored;
    private long clock = -1_000;

    public TimersPlay(long seed, long budget, Lists lists) throws IOException {
        random = new Random(seed);
        this.budget = budget;
        this.lists = lists;
        start(new HeapChunks());
    }

    /**
     * @throws AssertionError if an entry is lost, comes up out of order or was never added
     */
    public void run() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            int adds = random.nextInt(10);
            for (int i = 0; i < adds; i++) {
                add(customer(), time());
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                cancel();
            }
            if (random.nextInt(3) == 0) {
                addAgain();
            }
            if (random.nextInt(10) == 0) {
                crowd();
            }
            switch (random.nextInt(13)) {
                case 0 -> flush();
                case 12 -> erase();
                case 1 -> rescale();
                case 2 -> fire(random.nextInt(1_500));
                case 3, 4, 5 -> fire(random.nextInt(100));
                default -> fire(random.nextInt(5));
            }
        }
        fire(1 << 24);
        flush();
        assertThat(chunks.stream().mapToInt(HeapChunks::count).sum()).as("chunks left").isZero();
    }

    private String customer() {
        int number = random.nextInt(random.nextInt(3) == 0 ? 1_000 : 60);
        String[] shapes = {"c", "客", "\uD83D\uDE00", "\uDC00", "", "x".repeat(130), "é".repeat(64)};
        return shapes[number % shapes.length] + number;
    }

    private long time() {
        return switch (random.nextInt(20)) {
            case 0 -> clock - random.nextInt(300);
            case 1 -> clock + random.nextInt(1 << 20);
            case 6, 7, 8 -> clock + random.nextInt(8_000);
            case 2, 3, 4, 5 -> Math.floorDiv(clock, DAY) * DAY + 150;
            default -> clock + random.nextInt(500);
        };
    }

    /** Changes its mind about an entry that was taken back, maybe long ago. */
    private void addAgain() throws IOException {
        List<Due> ahead = withdrawn.stream().filter(timers -> timers.at() > clock).toList();
        if (!ahead.isEmpty()) {
            Due timers = ahead.get(random.nextInt(ahead.size()));
            add(timers.customerId(), timers.at());
        }
    }

    /** Adds many timers for one millisecond, with none due before them. */
    private void crowd() throws IOException {
        long at = (Math.floorDiv(clock, DAY) + 1 + random.nextInt(2)) * DAY + 50;
        for (int i = 0; i < 60; i++) {
            add(customer(), at);
        }
    }

    private void add(String customerId, long at) throws IOException {
        if (ahead.computeIfAbsent(at, t -> new TreeSet<>()).add(customerId)) {
            known.add(new Due(customerId, at));
            subtasks.get(subtask(customerId)).set(new String(customerId), at);
        }
    }

    /** Takes an entry back that is ahead, and may change its mind. */
    private void cancel() throws IOException {
        Long at = ahead.ceilingKey(clock + 1 + random.nextInt(random.nextBoolean() ? 50 : 500));
        if (at == null) {
            return;
        }
        String id = ahead.get(at).first();
        take(id, at);
        withdrawn.add(new Due(id, at));
        subtasks.get(subtask(id)).cancel(new String(id), at);
        if (random.nextInt(3) == 0) {
            add(id, at);
        }
    }

    private void fire(int more) throws Exception {
        clock += more;
        for (int i = 0; i < subtasks.size(); i++) {
            int subtask = i;
            subtasks.get(i).fire(clock, (id, at) -> visit(subtask, id, at));
        }
        assertThat(ahead.headMap(clock, true)).as("lost at %d", clock).isEmpty();
    }

    private void visit(int subtask, String id, long at) throws IOException {
        assertThat(at).isLessThanOrEqualTo(clock);
        assertThat(subtask(id)).isEqualTo(subtask);
        assertThat(known).contains(new Due(id, at));
        long day = Math.floorDiv(at, DAY) * DAY;
        ahead.headMap(at, false)
                .forEach(
                        (earlier, ids) -> {
                            assertThat(ids).as("earlier than %d", at).doesNotContain(id);
                            if (earlier < day) {
                                assertThat(ids)
                                        .as("on an earlier day than %d", at)
                                        .noneMatch(other -> subtask(other) == subtask);
                            }
                        });
        if (!take(id, at)) {
            assertThat(restored || budget < 1 << 20 || withdrawn.contains(new Due(id, at)))
                    .as("%s twice at %d", id, at)
                    .isTrue();
            return;
        }
        if (random.nextInt(3) == 0) {
            add(id, at + random.nextInt(200) - 50);
        }
    }

    private boolean take(String id, long at) {
        TreeSet<String> ids = ahead.get(at);
        if (ids == null || !ids.remove(id)) {
            return false;
        }
        if (ids.isEmpty()) {
            ahead.remove(at);
        }
        return true;
    }

    private void flush() throws IOException {
        for (Timers list : subtasks) {
            list.flush();
        }
    }

    private void erase() throws IOException {
        Map<String, Long> timerAt = new HashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String id = customer();
            List<Long> times =
                    ahead.keySet().stream().filter(at -> ahead.get(at).contains(id)).toList();
            timerAt.put(
                    id,
                    times.isEmpty() || random.nextBoolean()
                            ? CachedEntry.NEVER
                            : times.get(random.nextInt(times.size())));
        }
        for (Timers list : subtasks) {
            list.erase(timerAt);
        }
        ahead.forEach((at, ids) -> ids.removeIf(id -> goes(timerAt, id, at)));
        ahead.values().removeIf(Set::isEmpty);
        known.removeIf(timers -> goes(timerAt, timers.customerId(), timers.at()));
        flush();
        for (HeapChunks part : chunks) {
            part.chunks.forEach(
                    (group, days) ->
                            days.forEach(
                                    (day, chunk) -> {
                                        TimerLog log = new TimerLog(chunk);
                                        for (int e = 0; e < log.length(); e = log.end(e)) {
                                            assertThat(known)
                                                    .contains(
                                                            new Due(
                                                                    log.customerId(e),
                                                                    Bucket.of(day, DAY).start()
                                                                            + log.time(e)));
                                        }
                                    }));
        }
    }

    private static boolean goes(Map<String, Long> timerAt, String id, long at) {
        Long stays = timerAt.get(id);
        return stays != null && stays != at;
    }

    private void rescale() throws IOException {
        flush();
        HeapChunks all = new HeapChunks();
        chunks.forEach(part -> all.chunks.putAll(part.copy().chunks));
        restored = true;
        start(all);
    }

    private void start(HeapChunks all) throws IOException {
        chunks.clear();
        subtasks.clear();
        int parallelism = 1 + random.nextInt(4);
        for (int i = 0; i < parallelism; i++) {
            KeyGroupRange range =
                    KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                            MAX_PARALLELISM, parallelism, i);
            HeapChunks own = all.copy();
            own.chunks.keySet().removeIf(group -> !range.contains(group));
            chunks.add(own);
            subtasks.add(lists.create(own, range, budget));
        }
    }

    private int subtask(String customerId) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                customerId, MAX_PARALLELISM, subtasks.size());
    }
}
