package io.churnwarnings.codec.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.ValuePreview;
import io.churnwarnings.codec.ValuePreviewer;
import io.churnwarnings.codec.mapping.InputMapping;
import java.util.function.LongSupplier;

/** Makes records of values that came without key and timestamp. */
final class Stamp {

    private final ValuePreviewer previewer;
    private final LongSupplier wallClock;
    private long timestamp;

    /**
     * @param mapping where customer and time stand; null in canonical facts
     */
    Stamp(InputMapping mapping, LongSupplier wallClock) {
        this.previewer = new ValuePreviewer(mapping);
        this.wallClock = wallClock;
    }

    /** The timestamp of what happened then. */
    long at(long time) {
        timestamp = Math.min(time, wallClock.getAsLong());
        return timestamp;
    }

    /** A value without a readable time takes the timestamp of the record before it, the first 0. */
    FileRecord on(byte[] value) {
        ValuePreview preview = previewer.preview(value);
        if (preview.occurredAt().isPresent()) {
            timestamp = Math.min(preview.occurredAt().getAsLong(), wallClock.getAsLong());
        }
        String customerId = preview.customerId();
        return new FileRecord(
                customerId == null ? null : customerId.getBytes(UTF_8), value, timestamp);
    }
}
