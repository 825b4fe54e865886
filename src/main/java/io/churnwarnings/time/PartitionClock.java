package io.churnwarnings.time;

/**
 * The clock of one partition: the highest time that its accepted records have proven, or, in quiet
 * hours, the advance of the whole shop's clock without records; less the tolerated disorder. Plain
 * arithmetic: every time is passed in. It never goes back.
 *
 * <p><b>Quiet hours.</b> With a the wall time at which the last record was read, q the last wall
 * time at which everything was known to be read, G the shop's highest time and D how late that
 * record came: once q - a is at least {@code quietAfter}, the clock is taken to min(q - D, G +
 * {@code quietLimit}), no further than the {@link Outage#cap} of an outage since which this
 * partition has no accepted record. All records in the partition at q have been read, and later
 * ones arrive, as the shop's newest did, no more than D after they happened: so no fact is late
 * because of quiet hours unless its delay exceeds that of the shop's newest by more than the
 * disorder.
 *
 * <p>Missing knowledge holds the clock: without an answer from the broker q stays, and no q later
 * than the time as of which all readers have reported is used. After a restart q is unknown until
 * it is determined again. A partition without any accepted record is quiet as soon as it is read to
 * its end, because it has no time to wait for.
 */
public final class PartitionClock {

    /** No record of the kind in question has been read yet. */
    public static final long NEVER = Long.MIN_VALUE;

    private final long disorder;
    private final QuietHours quietHours;
    private long highest;
    private long lateness;
    private long reached;
    private long lastArrival;
    private long lastSpoken;
    private long readUpTo = NEVER;

    /**
     * A clock as it stood earlier.
     *
     * @param disorder milliseconds, at least 0
     * @param quietHours null if records alone move the clock
     */
    public PartitionClock(long disorder, QuietHours quietHours, PartitionState state) {
        this.disorder = disorder;
        this.quietHours = quietHours;
        this.highest = state.highest();
        this.lateness = state.lateness();
        this.reached = state.reached();
        this.lastArrival = state.lastArrival();
        this.lastSpoken = state.lastSpoken();
    }

    /**
     * An accepted record was read.
     *
     * @param observed the time it proves to have come, epoch milliseconds
     * @param late how long after that it was written, milliseconds, at least 0
     * @param now the wall time, epoch milliseconds
     */
    public void accepted(long observed, long late, long now) {
        if (observed > highest || observed == highest && late > lateness) {
            highest = observed;
            lateness = late;
        }
        reached = Math.max(reached, observed);
        lastSpoken = now;
        lastArrival = now;
    }

    /** A record was read at the wall time {@code now} that says nothing about time. */
    public void rejected(long now) {
        lastArrival = now;
    }

    /** Everything that was there at the wall time {@code asOf} has been read. */
    public void readUpTo(long asOf) {
        readUpTo = asOf;
    }

    /** Goes on with the shop, if it is time. */
    public void advance(ShopActivity shop) {
        if (isQuiet() && !shop.newest().isNone() && shop.asOf() != NEVER) {
            reached = Math.max(reached, quietTime(shop));
        }
    }

    /**
     * Goes on with others because there is nothing to wait for in this partition.
     *
     * @param others as of {@link #reached}
     */
    public void follow(long others) {
        reached = Math.max(reached, others);
    }

    /** Whether an accepted record has ever been read, in this run or an earlier one. */
    public boolean heard() {
        return highest != NEVER;
    }

    /** Whether wall time moves this clock. */
    public boolean isQuiet() {
        return readUpTo != NEVER && (!heard() || since(lastArrival, readUpTo));
    }

    /**
     * Whether no unread or recent record could move the clock. Unlike {@link #isQuiet}, a stream of
     * rejected records counts as silence.
     */
    public boolean isSilent() {
        return readUpTo != NEVER && since(lastSpoken, readUpTo);
    }

    /** Whether it must be found out if everything has been read. */
    public boolean mustLook(long now) {
        return !heard() || quietHours != null && since(lastSpoken, now);
    }

    /** Whether no record was read for long. */
    public boolean isLongUnread(long now) {
        return since(lastArrival, now);
    }

    /** Whether the clock stands because no partition, or not yet this one, has received records. */
    public boolean isHeld(ShopActivity shop) {
        return isQuiet() && quietHours != null && (isCovered(shop) || reached >= limit(shop));
    }

    /** Whether an outage is over for others, but not for this partition. */
    public boolean isCovered(ShopActivity shop) {
        return shop.hold().covers(lastSpoken, asOf(shop), quietHours.holdGrace().toMillis());
    }

    /** The highest time proven so far, epoch milliseconds, or {@link #NEVER}. */
    public long highest() {
        return highest;
    }

    /** The wall time at which the last accepted record was read, or {@link #NEVER}. */
    public long lastSpoken() {
        return lastSpoken;
    }

    /** How far the clock has come, epoch milliseconds before the disorder is taken off. */
    public long reached() {
        return reached;
    }

    public LatestRecord newest() {
        return new LatestRecord(highest, lateness);
    }

    public PartitionState state() {
        return new PartitionState(highest, lateness, reached, lastArrival, lastSpoken);
    }

    /**
     * Where the clock stands: no record at or before it is expected any more. {@link #NEVER} before
     * the first accepted record.
     */
    public long watermark() {
        return lessDisorder(reached);
    }

    /** Where it would stand by its own records alone. */
    public long watermarkOfRecords() {
        return lessDisorder(highest);
    }

    private long quietTime(ShopActivity shop) {
        long settled = shop.newest().settledAsOf(asOf(shop));
        long uncapped = Math.min(settled, limit(shop));
        return isCovered(shop) ? Math.min(uncapped, shop.hold().cap()) : uncapped;
    }

    private long asOf(ShopActivity shop) {
        return Math.min(readUpTo, shop.asOf());
    }

    private long limit(ShopActivity shop) {
        return shop.newest().isNone()
                ? NEVER
                : shop.newest().highest() + quietHours.quietLimit().toMillis();
    }

    private long lessDisorder(long time) {
        return time == NEVER ? NEVER : time - disorder - 1;
    }

    /** Whether {@code quietAfter} has passed; it always has if there was nothing. */
    private boolean since(long past, long now) {
        return past == NEVER || now - past >= quietHours.quietAfter().toMillis();
    }
}
