package io.churnwarnings.codec.file;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.file.input.BytesRead;
import io.churnwarnings.codec.file.input.FileTree;
import io.churnwarnings.codec.file.input.FileType;
import io.churnwarnings.codec.file.input.InputFile;
import io.churnwarnings.codec.file.input.InputFiles;
import io.churnwarnings.codec.file.item.OpenedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The records of one or more files, as they are fed to the job: the facts of all of them in order
 * of time, each by its own; those of .raw files as they arrived.
 */
public final class FactFiles implements RecordReader {

    private final List<OpenedFile> files;
    private final LongSupplier wallClock;
    private final Consumer<String> said;
    private final FileTally tally = new FileTally();
    private final List<Timed> parts = new ArrayList<>();
    private final PriorityQueue<Integer> ahead =
            new PriorityQueue<>(
                    Comparator.comparingLong((Integer i) -> parts.get(i).key())
                            .thenComparingInt(Integer::intValue));
    private FileProgress progress = (done, whole) -> {};
    private boolean begun;

    /** Receives the progress of reading. */
    @FunctionalInterface
    public interface FileProgress {

        /**
         * @param done bytes read of the files
         * @param whole the bytes of all of them, or -1
         */
        void at(long done, long whole);
    }

    private FactFiles(List<OpenedFile> files, LongSupplier wallClock, Consumer<String> said) {
        this.files = files;
        this.wallClock = wallClock;
        this.said = said;
    }

    /**
     * Finds the files and how they are written; reads none of them to the end.
     *
     * @param paths files, or folders of them
     * @param rules by which records are taken
     * @param wallClock the time now in epoch milliseconds; facts that lie after it are stamped with
     *     it
     * @param said takes lines for people
     * @throws RecordFileException if one of them cannot be read, or a setting is missing
     */
    public static FactFiles open(
            List<String> paths,
            FileTree tree,
            DecodingRules rules,
            LongSupplier wallClock,
            Consumer<String> said)
            throws IOException {
        List<OpenedFile> opened = new ArrayList<>();
        for (InputFile file : InputFiles.find(paths, tree, said)) {
            opened.add(OpenedFile.of(file, rules, said));
        }
        return new FactFiles(List.copyOf(opened), wallClock, said);
    }

    /** Tells from now on how far the files have been read. */
    public FactFiles with(FileProgress told) {
        progress = told;
        return this;
    }

    @Override
    public FileRecord next() throws IOException {
        if (!begun) {
            begun = true;
            begin();
        }
        Integer first = ahead.poll();
        if (first == null) {
            return null;
        }
        FileRecord record = parts.get(first).record();
        goOn(first);
        return record;
    }

    private void begin() throws IOException {
        BytesRead read = progressOf(whole());
        List<String> unordered = new ArrayList<>();
        for (OpenedFile file : files) {
            if (file.file().type() == FileType.RAW) {
                RawFacts raw = new RawFacts(file.file(), tally);
                parts.add(raw);
                raw.open(read);
            } else {
                FileFacts facts = new FileFacts(file, wallClock, tally);
                parts.add(facts);
                facts.read(read);
                if (facts.hasAssumedZone()) {
                    said.accept(
                            facts.path()
                                    + ": its times name no offset, UTC was assumed"
                                    + " (churn.input.mapping.time-zone)");
                }
                if (!facts.isInOrder()) {
                    unordered.add(facts.path());
                }
            }
        }
        unordered.forEach(path -> said.accept(path + ": not in order of time; sorted"));
        for (int i = 0; i < parts.size(); i++) {
            goOn(i);
        }
    }

    private void goOn(int part) throws IOException {
        if (parts.get(part).next()) {
            ahead.add(part);
        }
    }

    private long whole() throws IOException {
        long whole = 0;
        for (OpenedFile file : files) {
            long length = file.file().tree().length(file.file().path());
            whole = length < 0 || whole < 0 ? -1 : whole + length;
        }
        return whole;
    }

    private BytesRead progressOf(long whole) {
        long[] done = {0};
        return bytes -> {
            done[0] += bytes;
            progress.at(done[0], whole);
        };
    }

    /** What was found in the files, after the first record was read; .raw files as far as read. */
    @Override
    public FileTally tally() {
        return tally;
    }

    @Override
    public void close() throws IOException {
        ahead.clear();
        for (Timed part : parts) {
            part.close();
        }
    }
}
