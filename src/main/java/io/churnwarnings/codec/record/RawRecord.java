package io.churnwarnings.codec.record;

/**
 * A record as it came, unjudged.
 *
 * @param topic where it came from
 * @param partition its partition
 * @param offset its position there
 * @param timestamp its Kafka timestamp in epoch milliseconds
 * @param key the key's bytes, or null
 * @param value the value's bytes, or null
 * @param index which of the records in one value it is; {@link #ALONE} where a value is one record
 */
public record RawRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte[] key,
        byte[] value,
        int index) {

    /** {@link #index} of a record that is a value of its own. */
    public static final int ALONE = -1;

    /** A record that is a value of its own. */
    public RawRecord(
            String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {
        this(topic, partition, offset, timestamp, key, value, ALONE);
    }

    /** One of the records that this one holds. */
    public RawRecord holding(int number, byte[] element) {
        return new RawRecord(topic, partition, offset, timestamp, key, element, number);
    }

    /** Where it stands, so that the places of one source sort as their records do. */
    public String place() {
        String place = "%05d-%019d".formatted(partition, offset);
        return index == ALONE ? place : place + "-%05d".formatted(index);
    }
}
