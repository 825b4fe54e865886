package io.churnwarnings.codec;

/**
 * A record as it came, unjudged.
 *
 * @param topic where it came from
 * @param partition its partition
 * @param offset its position there
 * @param timestamp its Kafka timestamp in epoch milliseconds
 * @param key the key's bytes, or null
 * @param value the value's bytes, or null
 */
public record RawRecord(
        String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {}
