package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRange;

/**
 * Keeps the timers in memory, as much as a budget of bytes allows, and writes behind: most entries
 * of a backfill fire before they would be written. Entries without room are in the chunks, the
 * latest days first: in those of their span until the clock reaches it, then in those of their day,
 * and are loaded when that day begins.
 */
public final class WriteBehindTimers implements Timers {

    private static final long MOST_BYTES = 1L << 30;

    private final long dayLength;
    private final int firstKeyGroup;
    private final TimerChunks chunks;
    private final FineWheel days = new FineWheel();
    private final CoarseWheel spans;
    private final BucketWriter writer;
    private final TimerMemory memory;
    private final BucketLoader loader;
    private final TimerBatch round = new TimerBatch();
    private long wakeAt = Long.MAX_VALUE;

    /**
     * @param chunks the persistent chunks of the subtask's key groups
     * @param dayLength the period of a chunk near the clock, in milliseconds, at most 2^27
     * @param budget the maximum size of the entries in bytes; exceeded by the entries that a jump
     *     of the clock adds within the day it passes, and while a span is opened by its entries of
     *     one key group
     */
    public WriteBehindTimers(
            TimerChunks chunks,
            KeyGroupRange keyGroups,
            int maxParallelism,
            long dayLength,
            long budget)
            throws IOException {
        this.chunks = chunks;
        this.dayLength = dayLength;
        firstKeyGroup = keyGroups.getStartKeyGroup();
        spans = new CoarseWheel(dayLength);
        writer = new BucketWriter(chunks, keyGroups, maxParallelism);
        long most = Math.min(budget, MOST_BYTES);
        memory = new TimerMemory(days, spans, writer, most);
        loader = new BucketLoader(chunks, firstKeyGroup, most / 2);
        chunks.forEach(this::restore);
        wakeFirst();
    }

    private void restore(int keyGroup, long number) {
        Bucket period = Bucket.of(number, dayLength);
        if (period.isSpan()) {
            spans.restore(period, keyGroup - firstKeyGroup);
        } else {
            day(number, false).period().chunks().set(keyGroup - firstKeyGroup);
        }
    }

    @Override
    public void set(String customerId, long at) throws IOException {
        DayBucket day = day(at);
        day.add(customerId, at);
        wakeAt = Math.min(wakeAt, at);
        memory.grow(day);
    }

    @Override
    public void cancel(String customerId, long at) throws IOException {
        DayBucket day = day(at);
        day.cancel(customerId, at);
        memory.grow(day);
    }

    @Override
    public void fire(long clock, Visitor visitor) throws Exception {
        if (clock < wakeAt) {
            return;
        }
        memory.comingUp(true);
        while (wakesBy(clock)) {
            DayBucket day = days.first();
            if (day == null || spans.firstStart() <= day.start()) {
                open(spans.open());
            } else {
                fire(day, clock, visitor);
            }
        }
        memory.comingUp(false);
        wakeFirst();
        memory.makeRoom();
    }

    @Override
    public void flush() throws IOException {
        memory.persistAll();
    }

    @Override
    public void erase(Map<String, Long> timerAt) throws IOException {
        memory.erase(timerAt);
    }

    /** The size of the entries in memory, in bytes. */
    long bytes() {
        return memory.bytes();
    }

    private DayBucket day(long at) {
        return day(Math.floorDiv(at, dayLength), true);
    }

    private DayBucket day(long number, boolean complete) {
        DayBucket day = days.find(number);
        if (day == null) {
            day = new DayBucket(number, dayLength, complete && !spans.mayHold(number));
            days.add(day);
        }
        return day;
    }

    private boolean wakesBy(long clock) {
        wakeFirst();
        return wakeAt <= clock && wakeAt < Long.MAX_VALUE;
    }

    private void fire(DayBucket day, long clock, Visitor visitor) throws Exception {
        if (day.agenda() == null) {
            begin(day);
        }
        ActiveDay agenda = day.agenda();
        while (day.isDue(clock)) {
            round.visit(day, days, clock, visitor);
            if (days.first() != day) {
                // The visitor has added something to an earlier day.
                return;
            }
        }
        if (!agenda.isEmpty()) {
            return;
        }
        if (day.isWhole()) {
            if (clock >= day.start() + day.period().length() - 1) {
                memory.removeFirst();
                return;
            }
        } else if (day.start() + agenda.floor() <= clock) {
            memory.persist(day);
            loader.loadMore(day, clock);
        }
        memory.account(day);
    }

    /** Distributes a span's entries to its days, one key group after the other. */
    private void open(Bucket span) throws IOException {
        long first = Math.floorDiv(span.start(), dayLength);
        boolean isRead = spans.isUnknown(span);
        Set<DayBucket> inMemory = new HashSet<>();
        for (DayBucket day : days.between(first, first + Bucket.DAYS_IN_SPAN)) {
            if (day.isComplete()) {
                day.leaveSpan();
                inMemory.add(day);
            } else {
                day.rejoin();
                isRead = true;
            }
        }
        BitSet stored = span.chunks();
        for (int at = stored.nextSetBit(0); isRead && at >= 0; at = stored.nextSetBit(at + 1)) {
            TimerLog chunk = new TimerLog(chunks.read(firstKeyGroup + at, span.number()));
            for (int entry = 0; entry < chunk.length(); entry = chunk.end(entry)) {
                DayBucket day = day(span.start() + chunk.time(entry));
                if (!inMemory.contains(day)) {
                    day.addFromSpan(chunk, entry, span.start());
                    memory.account(day);
                }
            }
            memory.makeRoom();
        }
        writer.remove(span);
    }

    private void begin(DayBucket day) throws IOException {
        spans.begin(day);
        day.begin();
        if (!day.isWhole()) {
            if (loader.loadAll(day)) {
                day.takeLog();
            } else {
                memory.persist(day);
            }
        }
        memory.account(day);
    }

    private void wakeFirst() {
        long day = days.first() == null ? Long.MAX_VALUE : days.first().wakeAt();
        wakeAt = Math.min(day, spans.firstStart());
    }
}
