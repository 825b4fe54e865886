package io.churnwarnings.operator;

import java.io.IOException;

/**
 * The customers that are in memory, as bytes in a {@link SlotLog}, as many as a budget allows. Who
 * was not asked for since the log came by him last makes room for others: CLOCK, with the log for
 * its hand.
 */
final class SlotMemory implements SlotLog.Tenants {

    /** Where {@link #writeDirty} has come to when it has seen everybody. */
    static final int END = SlotKey.TAG_END;

    private static final double GROW_ABOVE = 0.7;
    private static final double FULL_ABOVE = 0.85;
    private static final int SEEN_AT_ONCE = 1 << 16;

    /** Who learns of those that are dirty. */
    interface Writer {

        void write(byte[] record, int at) throws IOException;
    }

    private final long budget;
    private final Writer writer;
    private final SlotCounters counters;
    private final SlotLog log;
    private final SlotIndex index = new SlotIndex();
    private final int[] places = new int[SlotIndex.FETCHED_AT_ONCE];
    private int dirty;
    private boolean hasEvicted;

    /** How many segments have been made free for what is stored just now. */
    private int freed;

    /** Means nothing; but what is not kept would not be looked at either. */
    private int fetched;

    /**
     * @param budget how many bytes of heap may be taken
     * @param writer told of whoever is dirty before he leaves
     */
    SlotMemory(long budget, Writer writer, SlotCounters counters) {
        this.budget = budget;
        this.writer = writer;
        this.counters = counters;
        log = new SlotLog(budget);
    }

    /**
     * Brings what {@link #load} will look at into the processor's caches. Waiting for memory is
     * most of what a lookup among millions costs, and here the waits for several customers overlap:
     * each loop asks for what the one before has found.
     *
     * @param count how many of the ids are meant, at most {@value SlotIndex#FETCHED_AT_ONCE}
     */
    void fetch(SlotKey key, String[] customerIds, int count) {
        for (int i = 0; i < count; i++) {
            places[i] = index.home(key.tag(customerIds[i]));
        }
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (int) index.address(places[i]);
        }
        for (int i = 0; i < count; i++) {
            long address = index.address(places[i]);
            if (address != SlotLog.NOWHERE) {
                byte[] bytes = log.bytes(address);
                int at = SlotLog.at(address);
                sum += bytes[at + SlotRecord.capacity(bytes, at) - 1];
            }
        }
        fetched = sum;
    }

    /** Shows a customer in an empty slot, and tells whether he is in memory. */
    boolean peek(SlotKey key, CustomerSlot slot) {
        return read(index.find(key, log), slot);
    }

    /** The same; he was asked for. */
    boolean load(SlotKey key, CustomerSlot slot) {
        int place = index.find(key, log);
        if (place != SlotIndex.NOWHERE) {
            index.setReferenced(place, true);
        }
        return read(place, slot);
    }

    private boolean read(int place, CustomerSlot slot) {
        if (place == SlotIndex.NOWHERE) {
            return false;
        }
        long address = index.address(place);
        SlotRecord.read(log.bytes(address), SlotLog.at(address), slot);
        return true;
    }

    /**
     * Keeps a customer as he is now.
     *
     * @param changed whether the writer does not know him so
     * @return whether there is room; if not, nothing is kept of him here any more
     */
    boolean store(SlotKey key, CustomerSlot slot, boolean changed) throws IOException {
        int used = SlotRecord.used(key, slot);
        int place = index.find(key, log);
        if (place != SlotIndex.NOWHERE && !SlotRecord.fits(used, capacityAt(place))) {
            remove(place);
            place = SlotIndex.NOWHERE;
        }
        if (place == SlotIndex.NOWHERE) {
            int capacity = SlotRecord.capacity(used, slot.length > 0);
            if (!makeRoom(capacity)) {
                hasEvicted |= slot.length > 0;
                return false;
            }
            long address = log.append(capacity);
            place = index.add(key.tag(), address);
            SlotRecord.begin(log.bytes(address), SlotLog.at(address), key, capacity);
        }
        long address = index.address(place);
        SlotRecord.write(log.bytes(address), SlotLog.at(address), used, slot);
        if (changed && !index.isDirty(place)) {
            index.setDirty(place, true);
            dirty++;
        }
        return true;
    }

    private int capacityAt(int place) {
        long address = index.address(place);
        return SlotRecord.capacity(log.bytes(address), SlotLog.at(address));
    }

    private void remove(int place) {
        dirty -= index.isDirty(place) ? 1 : 0;
        log.discard(index.address(place));
        index.removeAt(place);
    }

    private boolean makeRoom(int size) throws IOException {
        if (size > SlotRecord.LARGEST) {
            return false;
        }
        makeRoomInIndex();
        freed = 0;
        while (!log.hasRoom(size)) {
            if (!log.grow(size, budget - index.bytes())) {
                if (log.segments() == 0) {
                    return false;
                }
                freed++;
                log.free(this);
            }
        }
        return true;
    }

    private void makeRoomInIndex() throws IOException {
        if (index.size() < GROW_ABOVE * index.capacity()) {
            return;
        }
        if (bytes() + index.bytesToGrow() <= budget) {
            index.grow();
            return;
        }
        // Here moving records is of no use, whatever is not in use between them.
        freed = log.segments() + 1;
        while (index.size() >= FULL_ABOVE * index.capacity()) {
            log.free(this);
            freed++;
        }
    }

    @Override
    public boolean stays(int tag, long address) throws IOException {
        // Who has come round twice and found no room must take it.
        int rounds = freed / (log.segments() + 1);
        if (rounds == 0 && !log.isDense()) {
            return true;
        }
        int place = index.find(tag, address);
        if (rounds < 2 && index.isReferenced(place)) {
            index.setReferenced(place, false);
            return true;
        }
        if (index.isDirty(place)) {
            write(place);
        }
        int at = SlotLog.at(address);
        hasEvicted |= SlotRecord.hasValue(log.bytes(address), at);
        index.removeAt(place);
        counters.evictions++;
        return false;
    }

    @Override
    public void moved(int tag, long from, long to) {
        index.move(index.find(tag, from), to);
    }

    /**
     * Lets the writer know some of those that are dirty, in the order of the key groups.
     *
     * @param from the tag to begin with: 0, or what the last call returned
     * @param most after how many to pause, if there is a place to
     * @return the tag to go on with, or {@link #END}
     */
    int writeDirty(int from, int most) throws IOException {
        int first = index.home(from);
        int written = 0;
        for (int step = 0; ; step++) {
            int place = first + step & index.capacity() - 1;
            boolean isPastEnd = first + step >= index.capacity();
            if (index.address(place) == SlotLog.NOWHERE) {
                // Nobody whose home is before an empty place can be behind it.
                if (isPastEnd) {
                    return END;
                }
                if (written >= most || step >= SEEN_AT_ONCE) {
                    return index.tagOf(place);
                }
            } else if (index.isDirty(place)) {
                write(place);
                written++;
            }
        }
    }

    private void write(int place) throws IOException {
        long address = index.address(place);
        writer.write(log.bytes(address), SlotLog.at(address));
        index.setDirty(place, false);
        dirty--;
    }

    /** Whether somebody of whom something is kept was in memory and is not any more. */
    boolean hasEvicted() {
        return hasEvicted;
    }

    int customers() {
        return index.size();
    }

    int dirty() {
        return dirty;
    }

    long bytes() {
        return log.bytes() + index.bytes();
    }
}
