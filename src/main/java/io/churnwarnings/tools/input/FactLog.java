package io.churnwarnings.tools.input;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FedDecoder;
import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.FileTally;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.Fact;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * All facts of a shop by customer, packed. They are taken as the job takes them, from one partition
 * in event time: what comes later than the job allows for is as late here. Instants are UTC epoch
 * milliseconds.
 */
public final class FactLog {

    private static final long HEARTBEAT_AFTER = 1_000;

    private final String currency;
    private final long disorder;
    private final Map<String, PackedFacts> customers = new LinkedHashMap<>();
    private final Map<String, Long> currencies = new TreeMap<>();
    private boolean amounts;
    private long records;
    private long rejected;
    private long highest = Long.MIN_VALUE;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private FactLog(String currency, long disorder) {
        this.currency = currency;
        this.disorder = disorder;
    }

    /** Told of what has been read. */
    public interface Progress {

        /**
         * A record was read.
         *
         * @param records how many so far
         * @param at its timestamp
         */
        void made(long records, long at);
    }

    /**
     * Reads all records there are.
     *
     * @param disorder how far the clock stays behind the facts, in milliseconds
     */
    public static FactLog read(
            RecordReader reader, DecodingRules rules, long disorder, Progress progress)
            throws IOException {
        FactLog log = new FactLog(rules.baseCurrency(), disorder);
        FedDecoder decoder = new FedDecoder(rules);
        DataOutputSerializer scratch = new DataOutputSerializer(1 << 10);
        for (FileRecord record = reader.next(); record != null; record = reader.next()) {
            long timestamp = Math.max(0, record.timestamp());
            RawRecord received = new RawRecord("", 0, 0, timestamp, record.key(), record.value());
            log.add(decoder.decode(received, record.mark()), scratch);
            progress.made(log.records, timestamp);
        }
        log.count(reader.tally());
        return log;
    }

    private void add(DecodedRecord ingested, DataOutputSerializer scratch) {
        records++;
        if (ingested.isRejected()) {
            rejected++;
            return;
        }
        ingested.forEachFact(fact -> add(fact.customerId(), fact.fact(), scratch));
        highest = Math.max(highest, ingested.observedAt());
    }

    private void add(String customerId, Fact fact, DataOutputSerializer scratch) {
        customers
                .computeIfAbsent(customerId, id -> new PackedFacts())
                .add(fact, clock(), currency, scratch);
        if (fact.amount() != Fact.UNKNOWN_AMOUNT) {
            amounts = true;
            currencies.merge(fact.currency(), 1L, Long::sum);
        }
        first = Math.min(first, fact.occurredAt());
        last = Math.max(last, fact.occurredAt());
    }

    /** Of files it is known how many records the facts come from. */
    private void count(FileTally tally) {
        if (tally != null && tally.facts() > 0) {
            records = tally.records();
        }
    }

    /** What the clock shows when the records read so far have come. */
    private long clock() {
        return highest == Long.MIN_VALUE ? highest : highest - disorder - 1;
    }

    /** What the clock shows in the end, after the closing heartbeat. */
    public long finalClock() {
        return highest == Long.MIN_VALUE ? highest : clock() + HEARTBEAT_AFTER;
    }

    /** The customers with facts, in the order of their first. */
    public Set<String> customers() {
        return customers.keySet();
    }

    /** The facts of a customer as they came. */
    public List<Arrival> arrivals(String customerId) {
        return customers.get(customerId).unpack(currency);
    }

    /** The facts of a customer, in no particular order. */
    public List<Fact> facts(String customerId) {
        return arrivals(customerId).stream().map(Arrival::fact).collect(Collectors.toList());
    }

    /** How many amounts there are in each currency. */
    public Map<String, Long> currencies() {
        return currencies;
    }

    /** Whether any fact tells of money. */
    public boolean hasAmounts() {
        return amounts;
    }

    public long records() {
        return records;
    }

    public long rejected() {
        return rejected;
    }

    public boolean isEmpty() {
        return customers.isEmpty();
    }

    /** When the first fact happened; meaningless if there is none. */
    public long first() {
        return first;
    }

    /** When the last fact happened; meaningless if there is none. */
    public long last() {
        return last;
    }
}
