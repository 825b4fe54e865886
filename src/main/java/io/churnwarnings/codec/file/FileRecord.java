package io.churnwarnings.codec.file;

/**
 * A record that a file holds.
 *
 * @param key the key's bytes, or null
 * @param value the value's bytes, or null
 * @param timestamp the Kafka timestamp to give it, in epoch milliseconds
 */
public record FileRecord(byte[] key, byte[] value, long timestamp) {}
