package io.churnwarnings.savepoint;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FedDecoder;
import io.churnwarnings.codec.file.FactFiles;
import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.FileTally;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.CustomerFact;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * The facts of files in order of time, as the job would take them from one partition: each with the
 * instant at which the clock stands when it comes. Instants are UTC epoch milliseconds.
 */
public final class HistoryFiles implements Iterator<Tuple2<Long, CustomerFact>>, Serializable {

    private static final long serialVersionUID = 1L;

    private final List<String> files;
    private final DecodingRules rules;
    private final long disorder;

    private transient FedDecoder decoder;
    private transient RecordReader reader;
    private transient Consumer<String> said;
    private transient Deque<Tuple2<Long, CustomerFact>> ahead;
    private long records;
    private long rejected;
    private long late;
    private long highest = Long.MIN_VALUE;

    /**
     * @param files by path or, wherever Flink has a file system for it, by URI
     * @param disorder how far the clock stays behind the facts, in milliseconds
     */
    public HistoryFiles(List<String> files, DecodingRules rules, long disorder) {
        this.files = List.copyOf(files);
        this.rules = rules;
        this.disorder = disorder;
    }

    @Override
    public boolean hasNext() {
        try {
            open();
            while (ahead.isEmpty()) {
                FileRecord record = reader.next();
                if (record == null) {
                    count(reader.tally());
                    reader.close();
                    return false;
                }
                take(record);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Tuple2<Long, CustomerFact> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ahead.remove();
    }

    /** Sets the consumer of progress messages for people. */
    public HistoryFiles telling(Consumer<String> lines) {
        said = lines;
        return this;
    }

    /** How many records were read. */
    public long records() {
        return records;
    }

    /** How many of them the job would not take. */
    public long rejected() {
        return rejected;
    }

    /** How many facts the clock had passed when they came: the files are not in order of time. */
    public long late() {
        return late;
    }

    /** The highest time that the records have proven; {@link Long#MIN_VALUE} if none has. */
    public long highest() {
        return highest;
    }

    /** The clock after the records read so far. */
    public long clock() {
        return highest == Long.MIN_VALUE ? highest : highest - disorder - 1;
    }

    private void open() throws IOException {
        if (reader == null) {
            decoder = new FedDecoder(rules);
            ahead = new ArrayDeque<>();
            reader =
                    FactFiles.open(
                            files,
                            new FlinkFiles(),
                            rules,
                            System::currentTimeMillis,
                            said == null ? line -> {} : said);
        }
    }

    /** Of files it is known how many records the facts come from. */
    private void count(FileTally tally) {
        if (tally.facts() > 0) {
            records = tally.records();
            rejected = tally.rejections();
        }
    }

    private void take(FileRecord record) {
        records++;
        // Kafka knows no time before 1970.
        long timestamp = Math.max(0, record.timestamp());
        DecodedRecord ingested =
                decoder.decode(
                        new RawRecord("", 0, 0, timestamp, record.key(), record.value()),
                        record.mark());
        if (ingested.isRejected()) {
            rejected++;
            return;
        }
        long clock = clock();
        ingested.forEachFact(
                fact -> {
                    late += fact.fact().occurredAt() <= clock ? 1 : 0;
                    ahead.add(Tuple2.of(clock, fact));
                });
        highest = Math.max(highest, ingested.observedAt());
    }
}
