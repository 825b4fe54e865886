package io.churnwarnings.time;

import java.io.Serializable;

/** The wall-clock time. */
@FunctionalInterface
public interface WallClock extends Serializable {

    /** The machine's own. */
    WallClock SYSTEM = System::currentTimeMillis;

    /** Epoch milliseconds. */
    long now();
}
