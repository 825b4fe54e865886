package io.churnwarnings.store.cache;

import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * A customer's id as stored in a {@link CacheRecord}, and the tag that the index uses.
 *
 * <p>Tags are ordered by key group, so a pass over the customers by tag accesses the state backend
 * in key order. The files that RocksDB writes for a flush therefore hardly overlap, and less
 * compaction is needed.
 */
final class CacheKey {

    static final int TAG_BITS = 28;

    /** Above all tags. */
    static final int TAG_END = (1 << TAG_BITS) - 1;

    private static final int LONG_MARK_SHIFT = Long.SIZE - Byte.SIZE;
    private static final long LONG_LATIN = 0xFEL << LONG_MARK_SHIFT;
    private static final long LONG_OTHER = 0xFFL << LONG_MARK_SHIFT;
    private static final int HEAD = 2 * Long.BYTES;

    private final KeyedHash hash;
    private final int maxParallelism;
    private final int firstKeyGroup;
    private final int keyGroupCount;

    private String id;
    private int tag;
    private long start;
    private long end;

    /**
     * @param keyGroups the key groups of the subtask
     */
    CacheKey(KeyGroupRange keyGroups, int maxParallelism, KeyedHash hash) {
        this.hash = hash;
        this.maxParallelism = maxParallelism;
        firstKeyGroup = keyGroups.getStartKeyGroup();
        keyGroupCount = keyGroups.getNumberOfKeyGroups();
    }

    /**
     * From 0 below {@link #TAG_END}; customers may have the same. It differs from process to
     * process.
     */
    int tag(String customerId) {
        long h = hash.of(customerId);
        long group =
                KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism)
                        - firstKeyGroup;
        long rank = ((group << TAG_BITS) + (h >>> Long.SIZE - TAG_BITS)) / keyGroupCount;
        return (int) Math.min(rank, TAG_END - 1);
    }

    void set(String customerId) {
        id = customerId;
        tag = tag(customerId);
        if (ShortId.fits(customerId)) {
            start = ShortId.start(customerId);
            end = ShortId.end(customerId);
        } else {
            start = customerId.length();
            end = isLatin(customerId) ? LONG_LATIN : LONG_OTHER;
        }
    }

    int tag() {
        return tag;
    }

    /** The size of the id in a record, in bytes. */
    int bytes() {
        return HEAD + (end >= 0 ? 0 : charBytes(end) * id.length());
    }

    void write(byte[] target, int from) {
        CacheRecord.LONG.set(target, from, start);
        CacheRecord.LONG.set(target, from + Long.BYTES, end);
        if (end >= 0) {
            return;
        }
        int at = from + HEAD;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (end == LONG_OTHER) {
                target[at++] = (byte) (c >> Byte.SIZE);
            }
            target[at++] = (byte) c;
        }
    }

    /** Whether it is this customer's id that stands there. */
    boolean isAt(byte[] source, int from) {
        return (long) CacheRecord.LONG.get(source, from) == start
                && (long) CacheRecord.LONG.get(source, from + Long.BYTES) == end
                && (end >= 0 || areCharsAt(source, from + HEAD));
    }

    private boolean areCharsAt(byte[] source, int from) {
        int at = from;
        for (int i = 0; i < id.length(); i++) {
            int high = end == LONG_OTHER ? source[at++] << Byte.SIZE : 0;
            if (id.charAt(i) != (char) (high | source[at++] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** The id that stands there. */
    static String read(byte[] source, int from) {
        long start = (long) CacheRecord.LONG.get(source, from);
        long end = (long) CacheRecord.LONG.get(source, from + Long.BYTES);
        if (end >= 0) {
            return ShortId.text(start, end);
        }
        char[] chars = new char[(int) start];
        int at = from + HEAD;
        for (int i = 0; i < chars.length; i++) {
            int high = end == LONG_OTHER ? source[at++] << Byte.SIZE : 0;
            chars[i] = (char) (high | source[at++] & 0xFF);
        }
        return new String(chars);
    }

    /** The size of the id at a position, in bytes. */
    static int bytes(byte[] source, int from) {
        long end = (long) CacheRecord.LONG.get(source, from + Long.BYTES);
        return end >= 0
                ? HEAD
                : HEAD + charBytes(end) * (int) (long) CacheRecord.LONG.get(source, from);
    }

    private static int charBytes(long mark) {
        return mark == LONG_OTHER ? 2 : 1;
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}
