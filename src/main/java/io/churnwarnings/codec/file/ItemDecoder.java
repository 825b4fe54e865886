package io.churnwarnings.codec.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.CanonicalFact;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.FileMark;
import io.churnwarnings.codec.file.input.FileType;
import io.churnwarnings.codec.file.item.Item;
import io.churnwarnings.codec.file.item.OpenedFile;
import io.churnwarnings.codec.file.item.RowItems;
import io.churnwarnings.codec.file.item.RowPreset;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/** Makes facts of what a file holds, each with the timestamp that it would have had. */
final class ItemDecoder {

    private final OpenedFile opened;
    private final FactDecoder decoder;
    private final Stamp stamp;
    private final LongSupplier wallClock;
    private final FileTally tally;
    private final Taker taker;

    /** Takes what was made. */
    interface Taker {

        /**
         * @param time when it happened
         */
        void accepted(long time, FileRecord record) throws IOException;

        /** A record that was rejected, or that must be rejected when it is decoded. */
        void rejected(FileRecord record) throws IOException;
    }

    ItemDecoder(OpenedFile opened, LongSupplier wallClock, FileTally tally, Taker taker) {
        this.opened = opened;
        this.decoder = opened.decoder();
        this.stamp = new Stamp(opened.rules().mapping(), wallClock);
        this.wallClock = wallClock;
        this.tally = tally;
        this.taker = taker;
    }

    /** Whether a time without offset was read, and its zone was not set. */
    boolean hasAssumedZone() {
        return decoder.hasAssumedZone();
    }

    void decode(Item item) throws IOException {
        if (item.fault() != null) {
            reject(item, item.value(), item.fault(), item.detail());
            return;
        }
        RawRecord received =
                new RawRecord(
                        opened.file().path(),
                        opened.file().number(),
                        item.number(),
                        wallClock.getAsLong(),
                        null,
                        item.value());
        if (item.cells() != null) {
            take(item, decoder.decodeRow(received, item.cells(), opened.rowRules()));
            return;
        }
        if (opened.file().type() == FileType.VALUE) {
            take(item, decoder.decode(received));
            return;
        }
        try {
            decoder.decodeEach(
                    received,
                    null,
                    told -> {
                        try {
                            take(item, told);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void take(Item item, DecodedRecord told) throws IOException {
        if (told.isRejected()) {
            rejected(item, told);
            return;
        }
        tally.add(item.lines() == null ? 1 : item.lines().size(), told);
        if (opened.isCanonical()) {
            FileRecord record = stamp.on(item.value());
            taker.accepted(
                    told.isFact() ? told.fact().fact().occurredAt() : told.observedAt(), record);
            return;
        }
        if (told.isFact()) {
            for (int i = 0; i < told.factCount(); i++) {
                fact(told, i);
            }
        } else if (told.observedAt() != DecodedRecord.UNTIMED) {
            taker.accepted(
                    told.observedAt(),
                    new FileRecord(
                            null,
                            CanonicalFact.heartbeat(told.observedAt()),
                            stamp.at(told.observedAt()),
                            FileMark.fact()));
        }
    }

    /** Of an order that was joined its lines are rejected. */
    private void rejected(Item item, DecodedRecord told) throws IOException {
        if (item.lines() != null) {
            for (Item line : item.lines()) {
                rejected(line, told);
            }
            return;
        }
        byte[] value =
                item.cells() == null
                        ? told.rejection().received().value()
                        : item.value() == null ? row(item) : item.value();
        reject(item, value, told.rejection().reason(), told.rejection().detail());
    }

    private void fact(DecodedRecord told, int number) throws IOException {
        var fact = number == 0 ? told.fact() : told.further().get(number - 1);
        taker.accepted(
                fact.fact().occurredAt(),
                new FileRecord(
                        fact.customerId().getBytes(UTF_8),
                        CanonicalFact.json(fact, number == 0 ? told.dropped() : java.util.Set.of()),
                        stamp.at(fact.fact().occurredAt()),
                        FileMark.fact()));
    }

    private void reject(Item item, byte[] value, RejectionReason reason, String detail)
            throws IOException {
        tally.addRejected(place(item), reason, detail, value);
        FileRecord stamped = stamp.on(value);
        boolean asItStands = opened.isCanonical() && item.fault() == null;
        taker.rejected(
                new FileRecord(
                        stamped.key(),
                        value,
                        stamped.timestamp(),
                        asItStands ? null : FileMark.rejected(reason, detail)));
    }

    private byte[] row(Item item) {
        return opened.preset() ? RowPreset.json(item.cells()) : RowItems.json(item.cells());
    }

    private String place(Item item) {
        return opened.file().path() + ", line " + item.line();
    }
}
