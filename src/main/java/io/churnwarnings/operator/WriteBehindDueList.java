package io.churnwarnings.operator;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.runtime.state.KeyGroupRange;

/**
 * Keeps the due list in memory, as much as a budget of bytes allows, and writes behind: most
 * entries of a backfill come up before they would ever be written. What has no room is in the
 * chunks, the latest days first, and is loaded when its day begins.
 */
final class WriteBehindDueList implements DueList {

    private static final long MOST_BYTES = 1L << 30;

    private final long dayLength;
    private final long budget;
    private final int firstKeyGroup;
    private final DueDays days = new DueDays();
    private final DueWriter writer;
    private final DueLoader loader;
    private final String[] ids = new String[SlotIndex.FETCHED_AT_ONCE];
    private final long[] times = new long[SlotIndex.FETCHED_AT_ONCE];
    private long bytes;
    private long wakeAt = Long.MAX_VALUE;
    private boolean comingUp;

    /**
     * @param chunks where the subtask's key groups are kept
     * @param dayLength what makes a chunk, in milliseconds, at most 2^31
     * @param budget how many bytes entries may take; more are taken while the clock jumps by those
     *     that it adds within the day that it passes
     */
    WriteBehindDueList(
            DueChunks chunks,
            KeyGroupRange keyGroups,
            int maxParallelism,
            long dayLength,
            long budget)
            throws IOException {
        this.dayLength = dayLength;
        this.budget = Math.min(budget, MOST_BYTES);
        firstKeyGroup = keyGroups.getStartKeyGroup();
        writer = new DueWriter(chunks, keyGroups, maxParallelism);
        loader = new DueLoader(chunks, firstKeyGroup, this.budget / 2);
        chunks.forEach(
                (keyGroup, number) -> day(number, false).chunks().set(keyGroup - firstKeyGroup));
        wakeFirst();
    }

    @Override
    public void add(String customerId, long at) throws IOException {
        DueDay day = day(Math.floorDiv(at, dayLength), true);
        day.add(customerId, at);
        wakeAt = Math.min(wakeAt, at);
        long grown = day.grown();
        if (grown > 0) {
            bytes += grown;
            makeRoom();
        }
    }

    @Override
    public void comeUp(long clock, Visitor visitor) throws Exception {
        if (clock < wakeAt) {
            return;
        }
        comingUp = true;
        for (DueDay day = days.first(); day != null && day.wakeAt() <= clock; day = days.first()) {
            comeUp(day, clock, visitor);
        }
        comingUp = false;
        wakeFirst();
        makeRoom();
    }

    @Override
    public void flush() throws IOException {
        for (DueDay day : days.all()) {
            persist(day);
        }
    }

    @Override
    public void scrub(Map<String, Long> armed) throws IOException {
        DueScrub scrub = new DueScrub(armed);
        for (DueDay day : days.all()) {
            day.scrub(scrub);
            writer.scrub(day, scrub);
            bytes += day.grown();
        }
    }

    /** What the entries in memory take, in bytes. */
    long bytes() {
        return bytes;
    }

    private DueDay day(long number, boolean complete) {
        DueDay day = days.find(number);
        if (day == null) {
            day = new DueDay(number, dayLength, complete);
            days.add(day);
        }
        return day;
    }

    private void comeUp(DueDay day, long clock, Visitor visitor) throws Exception {
        if (day.agenda() == null) {
            begin(day);
        }
        DueAgenda agenda = day.agenda();
        while (isDue(day, clock)) {
            visitNext(day, clock, visitor);
            if (days.first() != day) {
                // The visitor has added something to an earlier day.
                return;
            }
        }
        if (!agenda.isEmpty()) {
            return;
        }
        if (day.isWhole()) {
            if (clock >= day.start() + day.length() - 1) {
                writer.remove(day);
                days.removeFirst();
                bytes -= day.accounted();
                return;
            }
        } else if (day.start() + agenda.floor() <= clock) {
            persist(day);
            loader.loadMore(day);
        }
        bytes += day.grown();
    }

    /** Takes out some entries at once, so that the visitor can prepare for them. */
    private void visitNext(DueDay day, long clock, Visitor visitor) throws Exception {
        DueAgenda agenda = day.agenda();
        int count = 0;
        for (; count < ids.length && isDue(day, clock); count++) {
            times[count] = day.start() + agenda.leastTime();
            ids[count] = agenda.poll();
        }
        visitor.comingUp(ids, count);
        int next = 0;
        while (next < count && !isOvertaken(day, times[next])) {
            visitor.due(ids[next], times[next]);
            next++;
        }
        for (; next < count; next++) {
            agenda.add(times[next] - day.start(), ids[next]);
        }
    }

    /** Whether the visitor has added something that comes before. */
    private boolean isOvertaken(DueDay day, long at) {
        return days.first() != day
                || !day.agenda().isEmpty() && day.start() + day.agenda().leastTime() < at;
    }

    private static boolean isDue(DueDay day, long clock) {
        DueAgenda agenda = day.agenda();
        return !agenda.isEmpty() && day.start() + agenda.leastTime() <= clock;
    }

    private void begin(DueDay day) throws IOException {
        day.begin();
        if (!day.isWhole()) {
            if (loader.loadAll(day)) {
                day.takeLog();
            } else {
                persist(day);
            }
        }
        bytes += day.grown();
    }

    private void makeRoom() throws IOException {
        if (bytes <= budget) {
            return;
        }
        long enough = budget - budget / 4;
        for (DueDay day : days.latestFirst()) {
            if (bytes <= enough) {
                return;
            }
            if (day.hasLog()) {
                persist(day);
                day.dropLog();
            }
            if (day.agenda() != null && !comingUp) {
                shrink(day);
            }
            bytes += day.grown();
        }
    }

    private void shrink(DueDay day) throws IOException {
        DueAgenda agenda = day.agenda();
        agenda.compact();
        if (agenda.weight() > budget / 2) {
            persist(day);
            agenda.drop();
        }
    }

    private void persist(DueDay day) throws IOException {
        day.persist(writer);
        writer.write(day);
        bytes += day.grown();
    }

    private void wakeFirst() {
        wakeAt = days.first() == null ? Long.MAX_VALUE : days.first().wakeAt();
    }
}
