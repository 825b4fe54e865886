package io.churnwarnings.codec.field;

import io.churnwarnings.codec.json.JsonScalar;
import java.util.List;
import java.util.Map;

/** Times whose unit is in the schema of a Debezium change event. */
final class SchemaTimes {

    private static final Map<String, TimeReader> READERS =
            Map.of(
                    "io.debezium.time.Timestamp", reader(TimeFormat.EPOCH_MILLIS),
                    "io.debezium.time.MicroTimestamp", reader(TimeFormat.EPOCH_MICROS),
                    "io.debezium.time.NanoTimestamp", reader(TimeFormat.EPOCH_NANOS),
                    "io.debezium.time.Date", reader(TimeFormat.EPOCH_DAYS),
                    "io.debezium.time.ZonedTimestamp", reader(TimeFormat.ISO),
                    "org.apache.kafka.connect.data.Timestamp", reader(TimeFormat.EPOCH_MILLIS),
                    "org.apache.kafka.connect.data.Date", reader(TimeFormat.EPOCH_DAYS));

    private SchemaTimes() {}

    /** How a time is written: as its kind in the schema says, if it is known. */
    static TimeReader reader(JsonScalar kind, TimeReader otherwise) {
        if (kind == null || kind.isAbsent()) {
            return otherwise;
        }
        return READERS.getOrDefault(kind.toString(), otherwise);
    }

    private static TimeReader reader(TimeFormat format) {
        return new TimeReader(List.of(format), false);
    }
}
