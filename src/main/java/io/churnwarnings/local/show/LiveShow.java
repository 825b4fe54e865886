package io.churnwarnings.local.show;

import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.local.cluster.LocalTopics;
import io.churnwarnings.local.cluster.PartitionRule;
import io.churnwarnings.time.WallClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A synthetic shop played against the wall clock of the show, with a quiet night and an outage.
 * Records before the show are its history and arrive immediately. In the outage the shop continues
 * selling, but its records arrive only afterwards: first on one partition, later on the others.
 */
public final class LiveShow implements RecordReader {

    /** How many days of the shop are shown, at a day a second. */
    public static final int DAYS = 50;

    private static final long DAY = 86_400_000;
    private static final int NIGHT = 8;
    private static final int MORNING = 14;
    private static final int OUTAGE = 20;
    private static final int BACK = 36;
    private static final int ALL_BACK = 39;

    /** Lets the time on the wall go on. */
    public interface Pause {
        void make() throws InterruptedException;
    }

    /** Short enough for a show of days in seconds. */
    public static final Pause A_MOMENT = () -> Thread.sleep(5);

    /** A line that is printed when its day begins. */
    private record Act(int day, String text) {}

    private final RecordReader shop;
    private final WallClock wall;
    private final Pause pause;
    private final long opening;
    private final Consumer<String> teller;
    private final Deque<Act> acts = new ArrayDeque<>();
    private final Deque<FileRecord> heldUp = new ArrayDeque<>();
    private final Deque<FileRecord> othersHeldUp = new ArrayDeque<>();

    /**
     * @param opening the start of the show on the wall clock, epoch milliseconds
     * @param teller receives a line for each act
     */
    public LiveShow(
            RecordReader shop, WallClock wall, Pause pause, long opening, Consumer<String> teller) {
        this.shop = shop;
        this.wall = wall;
        this.pause = pause;
        this.opening = opening;
        this.teller = teller;
        acts.add(
                new Act(
                        Integer.MIN_VALUE,
                        "First the history of the shop. The show begins on the wall's %.10s."
                                .formatted(Instant.ofEpochMilli(opening))));
        acts.add(new Act(0, "The history is there, and the show begins."));
        acts.add(
                new Act(
                        NIGHT,
                        "A quiet night: no purchases. The clock goes on with the wall clock."));
        acts.add(new Act(MORNING, "Morning: the shop is open again."));
        acts.add(
                new Act(
                        OUTAGE,
                        "An outage: the shop sells, but nothing arrives. For 10 days it may be a"
                                + " long night; then the clock is held."));
        acts.add(
                new Act(
                        BACK,
                        "One partition is back with its backlog; the clock waits for the others, at"
                                + " most 5 days."));
        acts.add(new Act(ALL_BACK, "Everybody is back, and the clock goes on."));
    }

    @Override
    public FileRecord next() throws IOException {
        while (true) {
            tell();
            FileRecord late = late();
            if (late != null) {
                return late;
            }
            FileRecord record = shop.next();
            if (record == null) {
                return null;
            }
            await(record.timestamp());
            if (arrives(record)) {
                return record;
            }
        }
    }

    @Override
    public void close() throws IOException {
        shop.close();
    }

    private FileRecord late() {
        FileRecord first = day() >= BACK ? heldUp.poll() : null;
        return first == null && day() >= ALL_BACK ? othersHeldUp.poll() : first;
    }

    /**
     * Whether the record arrives now; records during the outage are kept, purchases of the quiet
     * night are dropped.
     */
    private boolean arrives(FileRecord record) {
        double day = (double) (record.timestamp() - opening) / DAY;
        if (day >= NIGHT && day < MORNING) {
            return false;
        }
        boolean first = PartitionRule.partition(null, record.key(), LocalTopics.PARTITIONS) == 0;
        if (day < OUTAGE || day >= (first ? BACK : ALL_BACK)) {
            return true;
        }
        (first ? heldUp : othersHeldUp).add(record);
        return false;
    }

    private void tell() {
        while (!acts.isEmpty() && acts.peek().day() <= day()) {
            teller.accept(acts.poll().text());
        }
    }

    private double day() {
        return (double) (wall.now() - opening) / DAY;
    }

    private void await(long time) throws IOException {
        try {
            while (wall.now() < time) {
                pause.make();
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the next record");
        }
    }
}
