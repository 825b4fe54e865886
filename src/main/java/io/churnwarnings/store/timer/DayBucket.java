package io.churnwarnings.store.timer;

import java.io.IOException;

/** The timers of one day. */
final class DayBucket {

    private final long number;
    private final Bucket period;

    /**
     * Entries in no order: all those in memory until the day begins, later those past the limit.
     */
    private TimerLog log = new TimerLog();

    /** How much of the log is persisted, in bytes. */
    private int persisted;

    /** Whether everything that is ahead is in memory. */
    private boolean complete;

    private ActiveDay agenda;
    private long accounted;

    DayBucket(long number, long length, boolean complete) {
        this.number = number;
        this.complete = complete;
        period = Bucket.day(number, length);
    }

    long number() {
        return number;
    }

    /** The day with its own chunks. */
    Bucket period() {
        return period;
    }

    long start() {
        return period.start();
    }

    /** Null before the day begins. */
    ActiveDay agenda() {
        return agenda;
    }

    /** The instant at which something may have to be done: not later than the next entry. */
    long wakeAt() {
        if (agenda == null) {
            return start();
        }
        if (agenda.isEmpty() && isWhole()) {
            return start() + period.length() - 1;
        }
        return start() + agenda.floor();
    }

    /** Whether something that is on the agenda comes up by then. */
    boolean isDue(long clock) {
        return !agenda.isEmpty() && start() + agenda.leastTime() <= clock;
    }

    /** Whether all entries of the day that has begun are on the agenda. */
    boolean isWhole() {
        return agenda.limit() == period.length() && agenda.missingFrom() < 0;
    }

    void add(String customerId, long at) {
        long time = at - start();
        if (agenda != null && time < agenda.limit()) {
            agenda.add(time, customerId);
        } else {
            log.makeRoom(TimerLog.room(customerId));
            log.add(time, customerId);
        }
    }

    void cancel(String customerId, long at) {
        long time = at - start();
        if (agenda != null && time < agenda.limit()) {
            agenda.addWithdrawal(time, customerId);
        } else {
            log.makeRoom(TimerLog.room(customerId));
            log.addWithdrawal(time, customerId);
        }
    }

    /** Starts the day with the entries in memory. */
    void begin() {
        agenda = new ActiveDay();
        if (complete) {
            takeLog();
        }
    }

    /** The agenda takes over the entries of the log and is complete from now on. */
    void takeLog() {
        if (agenda.isEmpty()) {
            agenda.adopt(log, persisted);
        } else {
            for (int entry = 0; entry < log.length(); entry = log.end(entry)) {
                agenda.add(log, entry, entry < persisted);
            }
        }
        agenda.limit(period.length(), -1);
        log = new TimerLog();
        persisted = 0;
    }

    /**
     * Hands unpersisted entries to a writer, and marks them persisted.
     *
     * @param to the target: the day's own chunks or, before its span is opened, the span's
     */
    void persist(BucketWriter writer, Bucket to) throws IOException {
        writer.begin(to);
        if (agenda != null) {
            agenda.persist(writer);
        }
        for (int entry = persisted; entry < log.length(); entry = log.end(entry)) {
            writer.add(log, entry, start() - to.start());
        }
        persisted = log.length();
        if (agenda != null || !complete) {
            dropLog();
        }
    }

    /** Removes the erased entries from memory. */
    void erase(TimerEraser erase) {
        if (agenda != null) {
            agenda.erase(erase, start());
        }
        if (!erase.picksAny(log, start())) {
            return;
        }
        TimerLog rest = new TimerLog();
        int persistedRest = 0;
        for (int entry = 0; entry < log.length(); entry = log.end(entry)) {
            if (entry == persisted) {
                persistedRest = rest.length();
            }
            if (!erase.picks(log, entry, start())) {
                rest.addAll(log, entry, log.end(entry));
            }
        }
        persisted = persisted == log.length() ? rest.length() : persistedRest;
        log = rest;
    }

    /** Whether everything that is ahead is in memory; the day has not begun. */
    boolean isComplete() {
        return complete;
    }

    /**
     * Its span is opened: the entries persisted there are no longer persisted, and all are in
     * memory.
     */
    void leaveSpan() {
        persisted = 0;
    }

    /** Like {@link #leaveSpan}; the entries persisted there follow. */
    void rejoin() {
        complete = period.chunks().isEmpty();
    }

    /** Takes an entry that its span has. */
    void addFromSpan(TimerLog spanned, int entry, long spanStart) {
        log.addShifted(spanned, entry, spanStart - start());
    }

    boolean hasLog() {
        return log.length() > 0;
    }

    /** Forgets the log, which must be persisted. */
    void dropLog() {
        log.clear();
        persisted = 0;
        complete = false;
    }

    /** By how much the day has grown since this was last asked, in bytes. */
    long grown() {
        long bytes = log.capacity() + (agenda == null ? 0 : agenda.bytes());
        long grown = bytes - accounted;
        accounted = bytes;
        return grown;
    }

    /** The total growth, in bytes. */
    long accounted() {
        return accounted;
    }
}
