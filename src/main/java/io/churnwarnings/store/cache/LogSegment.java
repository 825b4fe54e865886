package io.churnwarnings.store.cache;

/** A part of a {@link RecordLog}, filled from its second unit on: nothing has address 0. */
final class LogSegment {

    final byte[] bytes;
    int number;
    int filled;

    /** The released bytes of the filled part. */
    int garbage;

    LogSegment(int size) {
        bytes = new byte[size];
    }
}
