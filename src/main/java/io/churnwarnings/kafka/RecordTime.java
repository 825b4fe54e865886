package io.churnwarnings.kafka;

import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.time.ElementTime;

/** The time of a record for the clock; rejected records have none. */
public final class RecordTime implements ElementTime<DecodedRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public long observedTime(DecodedRecord ingested) {
        return ingested.observedAt() == DecodedRecord.UNTIMED ? NONE : ingested.observedAt();
    }

    @Override
    public long lateness(DecodedRecord ingested) {
        return ingested.lateness();
    }

    @Override
    public long position(DecodedRecord ingested) {
        return ingested.offset();
    }
}
