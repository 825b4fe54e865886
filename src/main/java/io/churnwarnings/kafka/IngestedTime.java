package io.churnwarnings.kafka;

import io.churnwarnings.codec.Ingested;
import io.churnwarnings.time.ElementTime;

/** What the clock takes from a record: nothing from a rejected one. */
public final class IngestedTime implements ElementTime<Ingested> {

    private static final long serialVersionUID = 1L;

    @Override
    public long observedTime(Ingested ingested) {
        return ingested.isRejected() ? NONE : ingested.observedAt();
    }

    @Override
    public long lateness(Ingested ingested) {
        return ingested.lateness();
    }

    @Override
    public long position(Ingested ingested) {
        return ingested.offset();
    }
}
