package io.churnwarnings.codec.file;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.file.input.BytesRead;
import io.churnwarnings.codec.file.input.FileTree;
import io.churnwarnings.codec.file.input.FileType;
import io.churnwarnings.codec.file.input.InputFile;
import io.churnwarnings.codec.file.input.InputFiles;
import io.churnwarnings.codec.file.input.LineReader;
import io.churnwarnings.codec.file.item.Item;
import io.churnwarnings.codec.file.item.Items;
import io.churnwarnings.codec.file.item.OpenedFile;
import io.churnwarnings.codec.file.item.RowItems;
import io.churnwarnings.codec.file.item.RowShape;
import io.churnwarnings.codec.file.item.RowShapes;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Looks at the first records of files, as they stand in them. */
public final class FilePeek {

    private final List<InputFile> files;
    private final LongSupplier wallClock;

    /** Takes what a record was decoded to. */
    public interface Taker {

        /**
         * @param place where the record stands, in words
         * @param received the record, or one of those that it holds
         */
        void take(String place, RawRecord received, DecodedRecord told);
    }

    private FilePeek(List<InputFile> files, LongSupplier wallClock) {
        this.files = files;
        this.wallClock = wallClock;
    }

    /**
     * Finds files.
     *
     * @param said takes lines on what is passed over
     */
    public static FilePeek at(
            List<String> paths, FileTree tree, LongSupplier wallClock, Consumer<String> said)
            throws IOException {
        return new FilePeek(InputFiles.find(paths, tree, said), wallClock);
    }

    /** Whether there are rows among them. */
    public boolean hasRows() {
        return files.stream().anyMatch(file -> file.type() == FileType.ROWS);
    }

    /** Whether all of them are values, so that what a record is must be found in them. */
    public boolean hasWholeValues() {
        return files.stream().anyMatch(file -> file.type() == FileType.VALUE);
    }

    /**
     * Hands on values, of whatever shape; a row as a JSON object of texts by the names of its
     * columns.
     *
     * @param rules only their file rules and the place of the records are used
     * @param said takes lines on how rows are written
     */
    public void values(
            DecodingRules rules, long most, Consumer<byte[]> taker, Consumer<String> said)
            throws IOException {
        long left = most;
        for (InputFile file : files) {
            RowShape shape =
                    file.type() == FileType.ROWS
                            ? new RowShapes(rules.files()).find(file, null)
                            : null;
            if (shape != null) {
                said.accept(file.path() + ": " + shape.said());
            }
            OpenedFile opened = new OpenedFile(file, shape, false, rules);
            if (file.type() == FileType.RAW) {
                left = raw(file, left, record -> taker.accept(record.value()));
                continue;
            }
            try (Items items = opened.asTheyStand(BytesRead.NONE)) {
                for (Item item = left > 0 ? items.next() : null; item != null; ) {
                    taker.accept(item.cells() == null ? item.value() : RowItems.json(item.cells()));
                    item = --left > 0 ? items.next() : null;
                }
            }
        }
    }

    /** Decodes records, as they stand. */
    public void decode(DecodingRules rules, long most, Taker taker, Consumer<String> said)
            throws IOException {
        long left = most;
        for (InputFile file : files) {
            if (file.type() == FileType.RAW) {
                FactDecoder decoder = new FactDecoder(rules);
                left = raw(file, left, record -> raw(file, record, decoder, taker));
                continue;
            }
            OpenedFile opened = OpenedFile.of(file, rules, said);
            FactDecoder decoder = opened.decoder();
            try (Items items = opened.items(BytesRead.NONE)) {
                for (Item item = left > 0 ? items.next() : null; item != null; ) {
                    decode(opened, decoder, item, taker);
                    item = --left > 0 ? items.next() : null;
                }
            }
        }
    }

    private void decode(OpenedFile opened, FactDecoder decoder, Item item, Taker taker) {
        RawRecord received =
                new RawRecord(
                        opened.file().path(),
                        0,
                        item.number(),
                        wallClock.getAsLong(),
                        null,
                        item.cells() == null ? item.value() : RowItems.json(item.cells()));
        String place = opened.file().path() + ", line " + item.line();
        if (item.fault() != null) {
            Rejection rejection = new Rejection(item.fault(), item.detail(), received);
            taker.take(place, received, DecodedRecord.rejected(rejection));
        } else if (item.cells() != null) {
            taker.take(
                    place, received, decoder.decodeRow(received, item.cells(), opened.rowRules()));
        } else if (opened.file().type() == FileType.VALUE) {
            taker.take(place, received, decoder.decode(received));
        } else {
            decoder.decodeEach(received, null, told -> taker.take(place, received, told));
        }
    }

    private static void raw(InputFile file, FileRecord record, FactDecoder decoder, Taker taker) {
        long timestamp = Math.max(0, record.timestamp());
        RawRecord received =
                new RawRecord(file.path(), 0, 0, timestamp, record.key(), record.value());
        decoder.decodeEach(received, null, told -> taker.take(file.path(), received, told));
    }

    private static long raw(InputFile file, long most, Consumer<FileRecord> taker)
            throws IOException {
        long left = most;
        try (RawReader reader =
                new RawReader(new LineReader(file.path(), file.open(BytesRead.NONE)))) {
            for (FileRecord record = left > 0 ? reader.next() : null; record != null; ) {
                taker.accept(record);
                record = --left > 0 ? reader.next() : null;
            }
        }
        return left;
    }
}
