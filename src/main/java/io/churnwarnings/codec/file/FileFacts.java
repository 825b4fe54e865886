package io.churnwarnings.codec.file;

import io.churnwarnings.codec.file.input.BytesRead;
import io.churnwarnings.codec.file.item.Item;
import io.churnwarnings.codec.file.item.Items;
import io.churnwarnings.codec.file.item.OpenedFile;
import io.churnwarnings.codec.file.sort.ExternalSort;
import io.churnwarnings.codec.file.sort.Sorted;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * The facts of a file in order of time, each by its own. What was rejected stands where it stood in
 * a file that is in order, and comes first of one that was not.
 */
final class FileFacts implements Timed, ItemDecoder.Taker {

    private final OpenedFile opened;
    private final LongSupplier wallClock;
    private final FileTally tally;
    private final ExternalSort facts = new ExternalSort();
    private final ExternalSort rejections = new ExternalSort();
    private long taken;
    private boolean zoneAssumed;

    private Sorted fact;
    private Sorted rejection;
    private boolean factAhead;
    private boolean rejectionAhead;
    private long given;
    private long key = Long.MIN_VALUE;
    private FileRecord record;

    FileFacts(OpenedFile opened, LongSupplier wallClock, FileTally tally) {
        this.opened = opened;
        this.wallClock = wallClock;
        this.tally = tally;
    }

    /** Reads the file to its end. */
    void read(BytesRead progress) throws IOException {
        ItemDecoder decoder = new ItemDecoder(opened, wallClock, tally, this);
        try (Items items = opened.items(progress)) {
            for (Item item = items.next(); item != null; item = items.next()) {
                decoder.decode(item);
            }
        }
        zoneAssumed = decoder.hasAssumedZone();
        fact = facts.sorted();
        rejection = rejections.sorted();
        factAhead = fact.next();
        rejectionAhead = rejection.next();
    }

    /** Whether times without offset were taken for UTC, as no zone was set. */
    boolean hasAssumedZone() {
        return zoneAssumed;
    }

    boolean isInOrder() {
        return facts.isInOrder();
    }

    String path() {
        return opened.file().path();
    }

    @Override
    public void accepted(long time, FileRecord made) throws IOException {
        taken++;
        facts.add(time, RecordBytes.of(made));
    }

    @Override
    public void rejected(FileRecord made) throws IOException {
        rejections.add(taken, RecordBytes.of(made));
    }

    @Override
    public boolean next() throws IOException {
        if (rejectionAhead && (!isInOrder() || rejection.key() <= given)) {
            record = RecordBytes.read(rejection.element());
            rejectionAhead = rejection.next();
            return true;
        }
        if (!factAhead) {
            return false;
        }
        given++;
        key = fact.key();
        record = RecordBytes.read(fact.element());
        factAhead = fact.next();
        return true;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public FileRecord record() {
        return record;
    }

    @Override
    public void close() throws IOException {
        facts.close();
        rejections.close();
    }
}
