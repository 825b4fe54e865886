package io.churnwarnings.store.timer;

import java.io.IOException;

/** The persisted part of the timers: one chunk of entries per key group and {@link Bucket}. */
public interface TimerChunks {

    /** Takes a chunk's place. */
    interface Visitor {

        void chunk(int keyGroup, long period) throws IOException;
    }

    /** All entries of a chunk that is there. */
    byte[] read(int keyGroup, long period) throws IOException;

    /** Adds entries to a chunk, or begins one; they are the backend's from now on. */
    void append(int keyGroup, long period, byte[] entries) throws IOException;

    void remove(int keyGroup, long period) throws IOException;

    /** Tells of all chunks that are there. */
    void forEach(Visitor visitor) throws IOException;
}
