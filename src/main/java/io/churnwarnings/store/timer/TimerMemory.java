package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.Map;

/** Accounts for the timers in memory, and persists those without room, the latest days first. */
final class TimerMemory {

    private final FineWheel days;
    private final CoarseWheel spans;
    private final BucketWriter writer;
    private final long budget;
    private long bytes;

    /** Whether the days that have begun are being worked on. */
    private boolean comingUp;

    /**
     * @param budget how many bytes entries may take
     */
    TimerMemory(FineWheel days, CoarseWheel spans, BucketWriter writer, long budget) {
        this.days = days;
        this.spans = spans;
        this.writer = writer;
        this.budget = budget;
    }

    void comingUp(boolean isSo) {
        comingUp = isSo;
    }

    long bytes() {
        return bytes;
    }

    /** Accounts for the growth or shrinkage of a day. */
    void account(DayBucket day) {
        bytes += day.grown();
    }

    /** The same, and sees to it that the budget is kept. */
    void grow(DayBucket day) throws IOException {
        long grown = day.grown();
        if (grown > 0) {
            bytes += grown;
            makeRoom();
        }
    }

    /** Persists the entries of a day in memory. */
    void persist(DayBucket day) throws IOException {
        add(day);
        writer.finish();
    }

    /** Persists the entries of all days in memory. */
    void persistAll() throws IOException {
        for (DayBucket day : days.all()) {
            add(day);
        }
        writer.finish();
    }

    private void add(DayBucket day) throws IOException {
        day.persist(writer, spans.periodOf(day));
        account(day);
    }

    /** Forgets the first day, of which everything has come up. */
    void removeFirst() throws IOException {
        DayBucket day = days.first();
        writer.remove(day.period());
        days.removeFirst();
        bytes -= day.accounted();
    }

    /** Removes the erased customers' entries. */
    void erase(Map<String, Long> timerAt) throws IOException {
        TimerEraser erase = new TimerEraser(timerAt);
        for (DayBucket day : days.all()) {
            day.erase(erase);
            writer.erase(day.period(), erase);
            account(day);
        }
        for (Bucket span : spans.all()) {
            writer.erase(span, erase);
        }
    }

    void makeRoom() throws IOException {
        if (bytes <= budget) {
            return;
        }
        long enough = budget - budget / 4;
        for (DayBucket day : days.latestFirst()) {
            if (bytes <= enough && !writer.isAt(spans.periodOf(day))) {
                break;
            }
            if (day.hasLog()) {
                add(day);
                day.dropLog();
            }
            if (day.agenda() != null && !comingUp) {
                shrink(day);
            }
            account(day);
        }
        writer.finish();
    }

    private void shrink(DayBucket day) throws IOException {
        ActiveDay agenda = day.agenda();
        agenda.compact();
        if (agenda.weight() > budget / 2) {
            add(day);
            agenda.drop();
        }
    }
}
