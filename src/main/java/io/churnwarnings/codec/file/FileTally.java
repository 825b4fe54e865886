package io.churnwarnings.codec.file;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import java.util.EnumMap;
import java.util.Map;

/** What was found in files, record by record as they stand in them. */
public final class FileTally {

    private final Map<RejectionReason, First> rejected = new EnumMap<>(RejectionReason.class);
    private long records;
    private long facts;
    private long rejections;
    private long ignored;
    private long partsDropped;

    /**
     * Records that were rejected for one reason.
     *
     * @param count how many
     * @param place where the first of them stands
     * @param detail what is wrong with it
     * @param value its bytes
     */
    public record First(long count, String place, String detail, byte[] value) {}

    /**
     * @param count how many records were joined to it
     */
    void add(int count, DecodedRecord told) {
        records += count;
        facts += told.factCount();
        ignored += told.ignored() ? 1 : 0;
        partsDropped += told.parts().size();
    }

    void addRejected(String place, RejectionReason reason, String detail, byte[] value) {
        records++;
        rejections++;
        rejected.merge(
                reason,
                new First(1, place, detail, value),
                (first, more) ->
                        new First(first.count + 1, first.place, first.detail, first.value));
    }

    void addRaw() {
        records++;
    }

    /** The first rejected record of each reason, where files were decoded. */
    public Map<RejectionReason, First> rejected() {
        return rejected;
    }

    /** How many records the files have. */
    public long records() {
        return records;
    }

    /** How many facts they tell. */
    public long facts() {
        return facts;
    }

    /** How many of them were taken. */
    public long accepted() {
        return records - rejections;
    }

    public long rejections() {
        return rejections;
    }

    /** Number of them that were left out or hold no fact. */
    public long ignored() {
        return ignored;
    }

    /** How many parts of records could not be used. */
    public long partsDropped() {
        return partsDropped;
    }
}
