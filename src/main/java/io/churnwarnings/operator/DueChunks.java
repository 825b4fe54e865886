package io.churnwarnings.operator;

import java.io.IOException;

/** The persisted part of the due list: one chunk of entries per key group and day. */
interface DueChunks {

    /** Takes a chunk's place. */
    interface Visitor {

        void chunk(int keyGroup, long day) throws IOException;
    }

    /** The chunk, or null. */
    byte[] read(int keyGroup, long day) throws IOException;

    /** The chunk is the backend's from now on. */
    void write(int keyGroup, long day, byte[] chunk) throws IOException;

    void remove(int keyGroup, long day) throws IOException;

    /** Tells of all chunks that are there. */
    void forEach(Visitor visitor) throws IOException;
}
