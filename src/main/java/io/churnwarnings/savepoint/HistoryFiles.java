package io.churnwarnings.savepoint;

import io.churnwarnings.codec.DecodedRecord;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.RawRecord;
import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.RecordFile;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.domain.fact.CustomerFact;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.fs.Path;

/**
 * The facts of files, one file after the other, as the job would take them from one partition: each
 * with the instant at which the clock stands when it comes. Instants are UTC epoch milliseconds.
 */
public final class HistoryFiles implements Iterator<Tuple2<Long, CustomerFact>>, Serializable {

    private static final long serialVersionUID = 1L;

    private final List<String> files;
    private final DecodingRules rules;
    private final long disorder;

    private transient FactDecoder decoder;
    private transient RecordReader reader;
    private transient Deque<Tuple2<Long, CustomerFact>> ahead;
    private int opened;
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
            if (ahead == null) {
                ahead = new ArrayDeque<>();
            }
            while (ahead.isEmpty()) {
                FileRecord record = nextRecord();
                if (record == null) {
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

    /** Where the clock stands after what was read. */
    public long clock() {
        return highest == Long.MIN_VALUE ? highest : highest - disorder - 1;
    }

    private FileRecord nextRecord() throws IOException {
        while (true) {
            if (reader == null) {
                if (opened == files.size()) {
                    return null;
                }
                reader = open(new Path(files.get(opened)));
                opened++;
            }
            FileRecord record = reader.next();
            if (record != null) {
                return record;
            }
            reader.close();
            reader = null;
        }
    }

    private RecordReader open(Path file) throws IOException {
        return RecordFile.open(
                file.toString(),
                () -> file.getFileSystem().open(file),
                System::currentTimeMillis,
                rules.mapping());
    }

    private void take(FileRecord record) {
        if (decoder == null) {
            decoder = new FactDecoder(rules);
        }
        records++;
        // Kafka knows no time before 1970.
        long timestamp = Math.max(0, record.timestamp());
        DecodedRecord ingested =
                decoder.decode(new RawRecord("", 0, 0, timestamp, record.key(), record.value()));
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
