package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Loads a day's chunks onto its agenda, as many of the earliest entries as there is room for. Where
 * there is no room for all entries of one millisecond, they are loaded key group by key group.
 */
final class BucketLoader {

    private static final int SLICES = 1 << 10;

    private final TimerChunks chunks;
    private final int firstKeyGroup;
    private final long room;

    /**
     * @param room how many bytes the loaded entries of a day may take; at least one chunk is loaded
     */
    BucketLoader(TimerChunks chunks, int firstKeyGroup, long room) {
        this.chunks = chunks;
        this.firstKeyGroup = firstKeyGroup;
        this.room = room;
    }

    /** Loads the whole day, or nothing. */
    boolean loadAll(DayBucket day) throws IOException {
        ActiveDay agenda = day.agenda();
        BitSet stored = day.period().chunks();
        for (int at = stored.nextSetBit(0); at >= 0; at = stored.nextSetBit(at + 1)) {
            load(day, at, 0, day.period().length());
            if (agenda.weight() > room) {
                agenda.drop();
                agenda.limit(0, -1);
                return false;
            }
        }
        return true;
    }

    /**
     * Loads the next entries; the agenda is empty, and all others are in the chunks.
     *
     * @param clock UTC epoch milliseconds. Of an instant ahead of it, entries are loaded all or
     *     none: entries added and persisted there meanwhile would be loaded again with the rest,
     *     and a duplicate cancellation removes a live entry
     */
    void loadMore(DayBucket day, long clock) throws IOException {
        ActiveDay agenda = day.agenda();
        if (agenda.missingFrom() >= 0) {
            loadInstant(day, agenda.limit() - 1, agenda.missingFrom());
            return;
        }
        long from = agenda.limit();
        long to = day.period().length();
        while (true) {
            long width = Math.max(1, (to - from + SLICES - 1) / SLICES);
            long[] weights = weigh(day, from, to, width);
            int fit = fitting(weights);
            if (fit == SLICES) {
                loadUpTo(day, to);
                return;
            }
            if (fit > 0) {
                long fitTo = Math.min(to, from + fit * width);
                if (Arrays.stream(weights, 0, fit).sum() > 0) {
                    loadUpTo(day, fitTo);
                    return;
                }
                from = fitTo;
            }
            if (width == 1) {
                if (day.start() + from > clock) {
                    agenda.limit(from, -1);
                    return;
                }
                loadInstant(day, from, 0);
                return;
            }
            to = Math.min(to, from + width);
        }
    }

    private int fitting(long[] weights) {
        long sum = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            sum += weights[slice];
            if (sum > room) {
                return slice;
            }
        }
        return SLICES;
    }

    private long[] weigh(DayBucket day, long from, long to, long width) throws IOException {
        long[] weights = new long[SLICES];
        BitSet stored = day.period().chunks();
        for (int at = stored.nextSetBit(0); at >= 0; at = stored.nextSetBit(at + 1)) {
            TimerLog chunk = new TimerLog(chunks.read(firstKeyGroup + at, day.period().number()));
            for (int entry = 0; entry < chunk.length(); ) {
                long time = chunk.time(entry);
                int end = chunk.end(entry);
                if (time >= from && time < to) {
                    weights[(int) ((time - from) / width)] +=
                            end - entry + ActiveDay.BYTES_PER_ENTRY;
                }
                entry = end;
            }
        }
        return weights;
    }

    private void loadUpTo(DayBucket day, long to) throws IOException {
        BitSet stored = day.period().chunks();
        for (int at = stored.nextSetBit(0); at >= 0; at = stored.nextSetBit(at + 1)) {
            load(day, at, day.agenda().limit(), to);
        }
        day.agenda().limit(to, -1);
    }

    private void loadInstant(DayBucket day, long time, int fromGroup) throws IOException {
        BitSet stored = day.period().chunks();
        int at = stored.nextSetBit(fromGroup);
        while (at >= 0) {
            load(day, at, time, time + 1);
            at = stored.nextSetBit(at + 1);
            if (day.agenda().weight() > room) {
                break;
            }
        }
        day.agenda().limit(time + 1, at);
    }

    private void load(DayBucket day, int group, long from, long to) throws IOException {
        TimerLog chunk = new TimerLog(chunks.read(firstKeyGroup + group, day.period().number()));
        for (int entry = 0; entry < chunk.length(); entry = chunk.end(entry)) {
            long time = chunk.time(entry);
            if (time >= from && time < to) {
                day.agenda().add(chunk, entry, true);
            }
        }
    }
}
