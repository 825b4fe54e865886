package io.churnwarnings.codec.file;

/**
 * A record that a file holds, or that was made of one.
 *
 * @param key the key's bytes, or null
 * @param value the value's bytes, or null
 * @param timestamp the Kafka timestamp to give it, in epoch milliseconds
 * @param mark what was found of it when the file was read, as {@link
 *     io.churnwarnings.codec.FileMark} has it; null where it is yet to be decoded
 */
public record FileRecord(byte[] key, byte[] value, long timestamp, byte[] mark) {

    public FileRecord(byte[] key, byte[] value, long timestamp) {
        this(key, value, timestamp, null);
    }
}
